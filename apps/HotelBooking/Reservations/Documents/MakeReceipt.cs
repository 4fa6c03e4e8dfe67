using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Mails;
using HotelBooking.Reservations.Paying;
using Posthouse.Calls;
using Posthouse.Contracts.PdfReports.V1;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Documents;

/// <summary>
/// Has the receipt rendered and keeps it; tried again until it is there. A few at a time and each with a deadline, so that a slow renderer holds up nothing else.
/// </summary>
internal sealed class MakeReceipt(Database database, PdfReportsService.PdfReportsServiceClient reports, PaymentSurroundings with)
    : IJob<MakeReceipt.DueReceipt>
{
    // Leaves most of the runner to other jobs however slow the renderer is.
    public static int AtOnce => 3;

    public Task RunAsync(DueReceipt payload, JobContext context, CancellationToken cancellationToken) =>
        FollowUp.Receipt(payload.Id).TryAsync(database, context, () => MakeAsync(payload, context, cancellationToken));

    private async Task MakeAsync(DueReceipt payload, JobContext context, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.GetAsync(reader, payload.Id), cancellationToken);
        if (booked.Receipt == FollowUpState.Done)
        {
            return;
        }

        with.Crashes.Hit(BookingSteps.BeforeReceipt);
        var document = await RenderAsync(booked, cancellationToken);
        with.Crashes.Hit(BookingSteps.AfterReceipt);
        await context.CompleteAsync(transaction => KeepAsync(transaction, booked, document), cancellationToken);
    }

    private async ValueTask KeepAsync(Transaction transaction, Booked booked, RenderResponse document)
    {
        await transaction.ExecuteAsync(
            "insert into documents (reservation_id, pdf, content_hash, made_at) values (@Id, @Pdf, @ContentHash, @now) on conflict do nothing",
            new { booked.Id, document.Pdf, document.ContentHash, now = with.Clock.GetUtcNow() });
        await BookingBook.SetAsync(transaction, booked.Id, "receipt = @done", new { done = FollowUpState.Done });
        await transaction.EnqueueAsync(new SendWithReceipt.DueReceiptMail(booked.Id), new JobOptions { Key = $"{booked.Id:D}", MaxAttempts = 1_000 });
    }

    private async Task<RenderResponse> RenderAsync(Booked booked, CancellationToken cancellationToken)
    {
        var request = new RenderRequest
        {
            Name = ReceiptTemplate.Name,
            Data = ReceiptContent.Of(booked, with.Options),
            Language = booked.Guests.Booker?.Language is { Length: > 0 } language ? language : "en",
            Title = $"Receipt {booked.ReceiptNumber}",
        };
        var deadline = with.Clock.GetUtcNow().UtcDateTime + with.Options.RenderWithin;
        try
        {
            request.Version = await ReceiptTemplate.VersionAsync(reports, deadline, cancellationToken);
            return await reports.RenderAsync(request, deadline: deadline, cancellationToken: cancellationToken);
        }
        catch (RpcException exception) when (exception.HasReason(Reason.From(PdfReportReason.TemplateBroken)))
        {
            // A version that does not work stays away; the ones before are in force.
            request.Version = 0;
            return await reports.RenderAsync(request, deadline: deadline, cancellationToken: cancellationToken);
        }
    }

    internal sealed record DueReceipt(Guid Id);
}
