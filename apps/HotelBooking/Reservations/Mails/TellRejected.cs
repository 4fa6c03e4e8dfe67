using HotelBooking.Reservations.Booking;
using Posthouse.Contracts.Users.V1;
using Posthouse.Jobs;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Reservations.Mails;

/// <summary>Tells a guest who has paid that the rooms were gone, and that the money goes back.</summary>
internal sealed class TellRejected(Database database, MailDesk mails) : IJob<TellRejected.DueRejectedMail>
{
    public async Task RunAsync(DueRejectedMail payload, JobContext context, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.GetAsync(reader, payload.Id), cancellationToken);
        var stay = booked.Promise.Message.Stay;
        var mail = MailWords.ToBooker(booked, "rejected", $"No booking at {stay.HotelName}: your money goes back");
        mail.Content = new MailContent
        {
            Heading = "We could not book your room",
            Paragraphs =
            {
                $"Your payment arrived when the rooms at {stay.HotelName} were no longer to be had. You have no booking.",
                $"{booked.Promise.Price.PayNow.InWords()} goes back by itself; you need not do anything.",
            },
            Facts = { MailWords.Stay(booked, booked.Promise) },
        };
        await mails.SendAsync(mail, cancellationToken);
    }

    internal sealed record DueRejectedMail(Guid Id);
}
