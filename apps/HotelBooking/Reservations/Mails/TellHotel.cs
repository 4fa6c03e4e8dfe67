using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using Posthouse.Contracts.Users.V1;
using Posthouse.Jobs;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Reservations.Mails;

/// <summary>Tells the hotel that a guest comes, with no more about the guest than it needs. A partner tells its hotels itself.</summary>
internal sealed class TellHotel(Database database, MailDesk mails) : IJob<TellHotel.DueHotelMail>
{
    public Task RunAsync(DueHotelMail payload, JobContext context, CancellationToken cancellationToken) =>
        FollowUp.HotelMail(payload.Id).TryAsync(database, context, () => TellAsync(payload, context, cancellationToken));

    private async Task TellAsync(DueHotelMail payload, JobContext context, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.GetAsync(reader, payload.Id), cancellationToken);
        if (booked.Promise.Message.Stay.HotelEmail.Length > 0)
        {
            await mails.SendAsync(Write(booked), cancellationToken);
        }

        await context.CompleteAsync(
            transaction => BookingBook.SetAsync(transaction, booked.Id, "hotel_told = @done", new { done = FollowUpState.Done }), cancellationToken);
    }

    private static SendMailRequest Write(Booked booked)
    {
        var (promise, guests) = (booked.Promise, booked.Guests);
        var mail = MailWords.ToHotel(booked, "hotel", $"New booking {booked.Locator}: {booked.CheckIn:yyyy-MM-dd}, {booked.Rooms} × {promise.Message.Stay.RoomName}");
        mail.Content = new MailContent
        {
            Heading = $"New booking {booked.Locator}",
            Paragraphs = { "A guest has booked and paid. Please keep the rooms." },
            Facts = { MailWords.Stay(booked, promise), guests.LeadGuests.Select((guest, at) => MailWords.Fact($"Guest of room {at + 1}", guest)) },
        };
        if (guests.Booker.Phone.Length > 0)
        {
            mail.Content.Facts.Add(MailWords.Fact("Telephone of the guest", guests.Booker.Phone));
        }

        if (guests.Wishes.Length > 0)
        {
            mail.Content.Facts.Add(MailWords.Fact("Wishes (not promised)", guests.Wishes));
        }

        if (!promise.Price.AtProperty.IsZero)
        {
            mail.Content.Facts.Add(MailWords.Fact("To collect from the guest", promise.Price.AtProperty.InWords(), strong: true));
        }

        return mail;
    }

    internal sealed record DueHotelMail(Guid Id);
}
