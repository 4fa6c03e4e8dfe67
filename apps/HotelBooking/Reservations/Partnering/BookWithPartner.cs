using Grpc.Core;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Paying;
using Posthouse.Calls;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Partnering;

/// <summary>
/// Books a partner's rooms under our own reference, the locator; the same reference is the same booking, so asking again after an unknown outcome does no harm. Only a refusal
/// that is certain gives the money back.
/// </summary>
internal sealed class BookWithPartner(Database database, PartnersService.PartnersServiceClient partners, BookingSaga saga, PaymentSurroundings with) : IJob<BookWithPartner.DuePartnerBooking>
{
    public async Task RunAsync(DuePartnerBooking payload, JobContext context, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.GetAsync(reader, payload.Id), cancellationToken);
        if (booked.State != ReservationState.PendingPartner)
        {
            return;
        }

        with.Crashes.Hit(BookingSteps.BeforePartnerBooks);
        var answer = await AskAsync(booked, cancellationToken);
        with.Crashes.Hit(BookingSteps.AfterPartnerBooks);
        if (answer is null)
        {
            await context.CompleteAsync(async transaction => await saga.RejectAsync(transaction, await BookingBook.GetAsync(transaction, booked.Id)), cancellationToken);
            return;
        }

        if (answer.State != PartnerBookingState.Booked)
        {
            throw new InvalidOperationException($"The partner has not decided about {booked.Locator} yet.");
        }

        await context.CompleteAsync(
            async transaction =>
            {
                if (await BookingBook.TryMoveAsync(transaction, booked, ReservationState.Confirmed))
                {
                    await BookingBook.SetAsync(transaction, booked.Id, "partner_reference = @PartnerReference", new { answer.PartnerReference });
                    await saga.ConfirmedAsync(transaction, booked);
                }
            },
            cancellationToken);
    }

    /// <returns>How the booking stands; <see langword="null"/> when it is certain that there is none.</returns>
    private async Task<BookResponse?> AskAsync(Booked booked, CancellationToken cancellationToken)
    {
        var request = new BookRequest { Reference = booked.Locator, OfferToken = booked.PartnerOffer, LeadGuests = { booked.Guests.LeadGuests } };
        try
        {
            return await partners.BookAsync(request, deadline: with.Deadline(), cancellationToken: cancellationToken);
        }
        catch (RpcException exception) when (exception.HasReason(Reason.From(PartnerReason.RefusedByPartner)))
        {
            return null;
        }
        catch (RpcException exception) when (exception.HasReason(Reason.From(PartnerReason.OfferExpired)) || exception.HasReason(Reason.From(PartnerReason.OfferForged)))
        {
            // The offer's time may have passed between a first attempt whose outcome is unknown and this one: only the partner knows.
            var status = await partners.GetStatusAsync(new GetStatusRequest { Reference = booked.Locator }, deadline: with.Deadline(), cancellationToken: cancellationToken);
            return status.State is PartnerBookingState.NotThere or PartnerBookingState.Cancelled
                ? null
                : new BookResponse { State = status.State, PartnerReference = status.PartnerReference };
        }
    }

    internal sealed record DuePartnerBooking(Guid Id);
}
