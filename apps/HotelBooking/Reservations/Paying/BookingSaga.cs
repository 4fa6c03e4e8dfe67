using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Documents;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Reservations.Mails;
using HotelBooking.Reservations.Partnering;
using HotelBooking.Stays;
using Microsoft.Extensions.Logging;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Events;
using Posthouse.Jobs;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Reservations.Paying;

/// <summary>
/// The steps of a booking after the guest has paid. Whoever learns something about a payment (a fact, the return from the bank, the end of a hold) tells it here, in any
/// order and as often as it likes:
/// 1. Authorised while the rooms are held: the pivot. One compare-and-set confirms, sells the held rooms, and enqueues everything that follows; from here on all is retried
///    forward. A partner's rooms are asked for first, under our own reference.
/// 2. Authorised after the hold has ended: the rooms are taken again under the same guard; when they are gone, or the payment's end was asked for already, the money goes back.
/// 3. Captured: the receipt is due. Of a booking cancelled meanwhile the refund is due too.
/// 4. Ended: what was authorised is released; of a booking that stands somebody has to get the money in another way.
/// </summary>
internal sealed class BookingSaga(TimeProvider clock, ReservationsOptions options, ILogger<BookingSaga> logger)
{
    private static readonly JobOptions Patient = new() { MaxAttempts = 1_000 };

    /// <summary>Takes down how a payment stands, and goes the steps that follow.</summary>
    public async ValueTask NoteAsync(Transaction transaction, Payment payment)
    {
        if (Booked.ReservationOf(payment.OrderId) is not { } id || await BookingBook.FindAsync(transaction, id) is not { } booked
            || !string.Equals(booked.OrderId, payment.OrderId, StringComparison.Ordinal))
        {
            return;
        }

        // What is told late may be older than what is known.
        var card = payment.Card.Length > 0 ? payment.Card : booked.Card;
        if (booked.PaymentId != payment.PaymentId || booked.DeclineCode != payment.DeclineCode || booked.Card != card)
        {
            await BookingBook.SetAsync(transaction, id, "payment_id = @PaymentId, decline_code = @DeclineCode, card = @card", new { payment.PaymentId, payment.DeclineCode, card });
            booked = await BookingBook.GetAsync(transaction, id);
        }

        switch (payment.State)
        {
            case PaymentState.Authorized:
                await AuthorisedAsync(transaction, booked, payment);
                break;
            case PaymentState.Captured:
                // The bank may have told of the authorisation to nobody.
                await AuthorisedAsync(transaction, booked, payment);
                await CapturedAsync(transaction, await BookingBook.GetAsync(transaction, id), payment);
                break;
            case PaymentState.Voided or PaymentState.Expired:
                await EndedAsync(transaction, booked);
                break;
        }
    }

    /// <summary>The pivot for rooms of our own that are held.</summary>
    public async ValueTask ConfirmAsync(Transaction transaction, Booked booked)
    {
        if (await BookingBook.TryMoveAsync(transaction, booked, ReservationState.Confirmed))
        {
            await RoomStock.SellHeldAsync(transaction, booked.Stay);
            await ConfirmedAsync(transaction, booked);
        }
    }

    /// <summary>What follows a confirmation, in its transaction.</summary>
    public async ValueTask ConfirmedAsync(Transaction transaction, Booked booked)
    {
        var now = clock.GetUtcNow();
        await BookingBook.SetAsync(transaction, booked.Id, "confirmed_at = @now, hotel_told = @pending, recap = @pending, receipt = @receipt", new
        {
            now,
            pending = FollowUpState.Pending,
            receipt = booked.PaymentId is null ? FollowUpState.NotDue : FollowUpState.Pending,
        });
        await transaction.PublishAsync(new ReservationConfirmed
        {
            ReservationId = booked.Id.ToString("D"),
            HotelId = booked.Promise.Message.Stay.HotelId,
            Dates = new StayDates(booked.CheckIn, booked.CheckOut).ToProto(),
            Rooms = booked.Rooms,
        });
        if (booked.PaymentId is not null)
        {
            await transaction.EnqueueAsync(new CapturePayment.DueCapture(booked.Id), Once(booked));
        }

        await transaction.EnqueueAsync(new TellHotel.DueHotelMail(booked.Id), FollowUp(booked));
        await transaction.EnqueueAsync(new SendRecap.DueRecap(booked.Id), FollowUp(booked) with { DueAt = now + options.RecapWaits });
        Log.Confirmed(logger, booked.Locator);
    }

    /// <summary>The rooms are gone, or the partner has refused: the money goes back and the guest is told.</summary>
    public async ValueTask RejectAsync(Transaction transaction, Booked booked)
    {
        if (!await BookingBook.TryMoveAsync(transaction, booked, ReservationState.Rejected))
        {
            return;
        }

        // Not under the key of the one that the end of the hold may have put off.
        await transaction.EnqueueAsync(new VoidPayment.DueVoid(booked.Id), Patient with { Key = $"{booked.Id:D}.rejected" });
        await transaction.EnqueueAsync(new TellRejected.DueRejectedMail(booked.Id), Once(booked));
        Log.Rejected(logger, booked.Locator);
    }

    private static JobOptions Once(Booked booked) => Patient with { Key = $"{booked.Id:D}" };

    private JobOptions FollowUp(Booked booked) => Once(booked) with { MaxAttempts = options.FollowUpAttempts };

    private async ValueTask AuthorisedAsync(Transaction transaction, Booked booked, Payment payment)
    {
        if (Money.From(payment.Amount) != Money.From(booked.Promise.Message.Price.PayNow))
        {
            throw new InvalidOperationException($"Payment {payment.PaymentId} is over another amount than reservation {booked.Id}.");
        }

        if (booked.Money is MoneyState.None or MoneyState.Paying)
        {
            await BookingBook.SetAsync(transaction, booked.Id, "money = @money", new { money = MoneyState.Authorized });
        }

        switch (booked.State)
        {
            case ReservationState.Held when booked.IsPartners:
            case ReservationState.Expired when booked is { IsPartners: true, VoidAsked: false }:
                if (await BookingBook.TryMoveAsync(transaction, booked, ReservationState.PendingPartner))
                {
                    await transaction.EnqueueAsync(new BookWithPartner.DuePartnerBooking(booked.Id), Once(booked));
                }

                break;
            case ReservationState.Held:
                await ConfirmAsync(transaction, booked);
                break;
            case ReservationState.Expired:
                await AuthorisedLateAsync(transaction, booked);
                break;
        }
    }

    private async ValueTask AuthorisedLateAsync(Transaction transaction, Booked booked)
    {
        var today = HotelTime.Today(booked.Promise.Message.Stay.TimeZone, clock.GetUtcNow());
        if (!booked.IsPartners && !booked.VoidAsked && booked.CheckIn >= today && await RoomStock.TrySellAgainAsync(transaction, booked.Stay))
        {
            await BookingBook.TryMoveAsync(transaction, booked, ReservationState.Confirmed);
            await ConfirmedAsync(transaction, booked);
            return;
        }

        await RejectAsync(transaction, booked);
    }

    private async ValueTask CapturedAsync(Transaction transaction, Booked booked, Payment payment)
    {
        if (booked.State is not (ReservationState.Confirmed or ReservationState.Cancelled) || booked.Money is not (MoneyState.Authorized or MoneyState.None or MoneyState.Paying))
        {
            return;
        }

        await BookingBook.SetAsync(transaction, booked.Id, "money = @money, receipt_number = @ReceiptNumber, charged_at = @at", new
        {
            money = MoneyState.Charged,
            payment.ReceiptNumber,
            at = payment.CapturedAt.ToDateTimeOffset(),
        });
        await transaction.EnqueueAsync(new MakeReceipt.DueReceipt(booked.Id), FollowUp(booked));
        if (booked.Cancellation is { } cancelled && !Money.From(cancelled.Refund).IsZero)
        {
            await RefundPayment.BeginAsync(transaction, booked.Id);
        }
    }

    // A hold whose page has closed may be paid on a new page; anything else has no money any more. A booking stands without it: the guest was told that it does.
    private async ValueTask EndedAsync(Transaction transaction, Booked booked)
    {
        MoneyState? money = booked.State switch
        {
            ReservationState.Held when booked.Money == MoneyState.Paying => MoneyState.None,
            ReservationState.Expired or ReservationState.Rejected when booked.Money is not MoneyState.Released => MoneyState.Released,
            ReservationState.Confirmed or ReservationState.Cancelled when booked.Money == MoneyState.Authorized => MoneyState.Released,
            _ => null,
        };
        if (money is null)
        {
            return;
        }

        await BookingBook.SetAsync(transaction, booked.Id, "money = @money", new { money });
        if (booked.State == ReservationState.Confirmed)
        {
            await BookingBook.SetAsync(transaction, booked.Id, "receipt = @notDue", new { notDue = FollowUpState.NotDue });
            Log.NotCharged(logger, booked.Locator);
        }
    }
}
