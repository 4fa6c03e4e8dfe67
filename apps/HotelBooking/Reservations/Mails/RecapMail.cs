using Google.Protobuf;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Keys;
using HotelBooking.Reservations.Paying;
using Posthouse.Contracts.Users.V1;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Reservations.Mails;

/// <summary>The confirmation to the guest: with the receipt when it is there, otherwise it says that the receipt follows. Whichever is handed over first is the one that is sent.</summary>
internal sealed class RecapMail(Database database, MailDesk mails, SecretKeys keys, SiteLinks links, CrashPoints crashes)
{
    /// <summary>Sends the confirmation, unless it is sent.</summary>
    /// <returns>Whether this was the one that was sent, with the receipt when there is one.</returns>
    public async Task<bool> SendAsync(Guid id, CancellationToken cancellationToken)
    {
        var (booked, pdf) = await ReadAsync(id, cancellationToken);
        if (booked.Recap == FollowUpState.Done)
        {
            return false;
        }

        var mail = await WriteAsync(booked, pdf, cancellationToken);
        crashes.Hit(BookingSteps.BeforeRecap);
        await mails.SendAsync(mail, cancellationToken);
        crashes.Hit(BookingSteps.AfterRecap);
        return await database.WriteAsync(
            async transaction => await transaction.ExecuteAsync(
                "update reservations set recap = 'Done', version = version + 1 where id = @id and recap <> 'Done'", new { id }) == 1,
            cancellationToken);
    }

    /// <summary>Sends the receipt after a confirmation that went without it.</summary>
    public async Task SendReceiptAsync(Guid id, CancellationToken cancellationToken)
    {
        var (booked, pdf) = await ReadAsync(id, cancellationToken);
        var mail = MailWords.ToBooker(booked, "receipt", $"Your receipt {booked.ReceiptNumber}");
        mail.Content = new MailContent
        {
            Heading = "Your receipt",
            Paragraphs = { $"Here is the receipt of booking {booked.Locator} at {booked.Promise.Message.Stay.HotelName}." },
            Facts = { MailWords.Fact("Receipt", booked.ReceiptNumber), MailWords.Fact("Paid", booked.Promise.Price.PayNow.InWords(), strong: true) },
        };
        mail.Attachments.Add(Attached(booked, pdf!));
        await mails.SendAsync(mail, cancellationToken);
    }

    private static MailAttachment Attached(Booked booked, byte[] pdf) =>
        new() { FileName = $"receipt-{booked.Locator}.pdf", MediaType = "application/pdf", Content = ByteString.CopyFrom(pdf) };

    private Task<(Booked Booked, byte[]? Pdf)> ReadAsync(Guid id, CancellationToken cancellationToken) => database.ReadAsync(
        async reader => (await BookingBook.GetAsync(reader, id), await reader.QueryFirstAsync<byte[]>("select pdf from documents where reservation_id = @id", new { id })),
        cancellationToken);

    private async Task<SendMailRequest> WriteAsync(Booked booked, byte[]? pdf, CancellationToken cancellationToken)
    {
        var (promise, ring) = (booked.Promise, await keys.RingAsync(cancellationToken));
        var (stay, price) = (promise.Message.Stay, promise.Price);
        var mail = MailWords.ToBooker(booked, "recap", $"Your booking {booked.Locator} at {stay.HotelName}");
        mail.Content = new MailContent
        {
            Heading = "Your booking is confirmed",
            Paragraphs = { $"{stay.HotelName} expects you. Your booking number is {booked.Locator}." },
            Facts =
            {
                MailWords.Stay(booked, promise),
                MailWords.Fact("Paid now", price.PayNow.InWords()),
                MailWords.Fact("To pay at the hotel", price.AtProperty.InWords()),
                MailWords.Fact("Total for the stay", price.Total.InWords(), strong: true),
            },
            Action = new MailAction { Label = "See or cancel your booking", Url = (await links.BookingAsync(booked.Id, ring, cancellationToken)).AbsoluteUri },
            Closing = { promise.Cancellation.Sentences },
            JsonLd = LodgingReservation.Of(booked, promise),
        };
        if (stay.HotelPhone.Length > 0)
        {
            mail.Content.Facts.Add(MailWords.Fact("Telephone of the hotel", stay.HotelPhone));
        }

        if (pdf is not null)
        {
            mail.Content.Closing.Add("Your receipt is attached.");
            mail.Attachments.Add(Attached(booked, pdf));
        }
        else if (!price.PayNow.IsZero)
        {
            mail.Content.Closing.Add("Your receipt follows in a mail of its own; you also find it with your booking, behind the link above.");
        }

        return mail;
    }
}
