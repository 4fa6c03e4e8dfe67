using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using Posthouse.Contracts.Users.V1;
using Posthouse.Jobs;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Reservations.Mails;

/// <summary>Tells guest and hotel that a booking was cancelled, and the guest what comes back.</summary>
internal sealed class TellCancelled(Database database, MailDesk mails) : IJob<TellCancelled.DueCancelledMails>
{
    public async Task RunAsync(DueCancelledMails payload, JobContext context, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.GetAsync(reader, payload.Id), cancellationToken);
        await mails.SendAsync(ToGuest(booked, booked.Cancellation!), cancellationToken);
        if (booked.Promise.Message.Stay.HotelEmail.Length > 0)
        {
            await mails.SendAsync(ToHotel(booked, booked.Cancellation!), cancellationToken);
        }
    }

    private static SendMailRequest ToGuest(Booked booked, Cancellation cancelled)
    {
        var refund = Money.From(cancelled.Refund);
        var mail = MailWords.ToBooker(booked, "cancelled", $"Your booking {booked.Locator} is cancelled");
        mail.Content = new MailContent
        {
            Heading = "Your booking is cancelled",
            Paragraphs = { refund.IsZero ? "By the terms of the booking nothing comes back." : $"{refund.InWords()} goes back to your card by itself; banks take some days to show it." },
            Facts =
            {
                MailWords.Fact("Cancellation", cancelled.Number, strong: true),
                MailWords.Stay(booked, booked.Promise),
                MailWords.Fact("Kept", Money.From(cancelled.Penalty).InWords()),
                MailWords.Fact("Given back", refund.InWords(), strong: true),
            },
        };
        return mail;
    }

    private static SendMailRequest ToHotel(Booked booked, Cancellation cancelled)
    {
        var mail = MailWords.ToHotel(booked, "cancelled-hotel", $"Booking {booked.Locator} is cancelled");
        mail.Content = new MailContent
        {
            Heading = $"Booking {booked.Locator} is cancelled",
            Paragraphs = { "The rooms are free again." },
            Facts = { MailWords.Fact("Cancellation", cancelled.Number), MailWords.Stay(booked, booked.Promise) },
        };
        return mail;
    }

    internal sealed record DueCancelledMails(Guid Id);
}
