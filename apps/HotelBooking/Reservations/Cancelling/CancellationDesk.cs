using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Reservations.Keys;
using HotelBooking.Reservations.Mails;
using HotelBooking.Reservations.Partnering;
using HotelBooking.Reservations.Paying;
using HotelBooking.Stays;
using HotelBooking.Stays.Cancelling;
using Posthouse.Events;
using Posthouse.Jobs;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Reservations.Cancelling;

/// <summary>Previews and cancels. Both ask the same function over the frozen terms, and the preview's token carries its amounts to the execution, across a deadline too.</summary>
internal sealed class CancellationDesk(Database database, TimeProvider clock, ReservationsOptions options)
{
    public async Task<PreviewCancellationResponse> PreviewAsync(string accessKey, SecretKeys.KeyRing keys, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.OpenAsync(reader, accessKey), cancellationToken);
        var now = clock.GetUtcNow();
        MustBeCancellable(booked, now);
        var (penalty, refund) = ChargeAt(booked, now);
        var token = new PreviewToken(booked.Id, penalty.Minor, refund.Minor, now + options.PreviewFor);
        return new PreviewCancellationResponse
        {
            PreviewToken = token.ToText(keys),
            ExpiresAt = token.ExpiresAt.ToTimestamp(),
            Penalty = penalty.ToProto(),
            Refund = refund.ToProto(),
        };
    }

    /// <summary>Cancels in one unit: state, inventory, facts, and the jobs for refund, partner and mails.</summary>
    public async ValueTask<Booked> CancelAsync(Transaction transaction, CancelRequest request, SecretKeys.KeyRing keys)
    {
        var booked = await BookingBook.OpenAsync(transaction, request.AccessKey);
        if (booked.State == ReservationState.Cancelled)
        {
            return booked;
        }

        var now = clock.GetUtcNow();
        var preview = PreviewToken.Read(request.PreviewToken, keys);
        if (preview is null || preview.Reservation != booked.Id)
        {
            throw Refused.PreviewForged();
        }

        MustBeCancellable(booked, now);
        if (preview.ExpiresAt <= now)
        {
            throw Refused.Because(BookingReason.PreviewExpired);
        }

        await BookingBook.TryMoveAsync(transaction, booked, ReservationState.Cancelled);
        await TakeEffectAsync(transaction, booked, preview, now);
        return await BookingBook.GetAsync(transaction, booked.Id);
    }

    private static (Money Penalty, Money Refund) ChargeAt(Booked booked, DateTimeOffset now)
    {
        var promise = booked.Promise;
        var charge = CancellationCharge.At(promise.Cancellation, promise.Dates, Money.From(promise.Message.Price.PayNow), now);
        return (charge.Penalty, charge.Refund);
    }

    // Until the day of departure a guest may leave early; afterwards the stay is over.
    private static void MustBeCancellable(Booked booked, DateTimeOffset now)
    {
        if (booked.State != ReservationState.Confirmed || HotelTime.Today(booked.Promise.Message.Stay.TimeZone, now) >= booked.CheckOut)
        {
            throw Refused.Because(BookingReason.NotCancellable);
        }
    }

    private static async ValueTask TakeEffectAsync(Transaction transaction, Booked booked, PreviewToken preview, DateTimeOffset now)
    {
        var currency = Money.From(booked.Promise.Message.Price.PayNow).Currency;
        var cancellation = new Cancellation
        {
            Number = $"C-{booked.Locator}",
            At = now.ToTimestamp(),
            Penalty = new Money(preview.PenaltyMinor, currency).ToProto(),
            Refund = new Money(preview.RefundMinor, currency).ToProto(),
        };
        await BookingBook.SetAsync(transaction, booked.Id, "cancelled = @cancelled", new { cancelled = cancellation.ToByteArray() });
        var once = new JobOptions { Key = $"{booked.Id:D}", MaxAttempts = 1_000 };
        if (booked.IsPartners)
        {
            await transaction.EnqueueAsync(new CancelWithPartner.DuePartnerCancellation(booked.Id), once);
        }
        else
        {
            await RoomStock.ReleaseSoldAsync(transaction, booked.Stay);
        }

        await transaction.PublishAsync(new ReservationCancelled
        {
            ReservationId = booked.Id.ToString("D"),
            HotelId = booked.Promise.Message.Stay.HotelId,
            Dates = new StayDates(booked.CheckIn, booked.CheckOut).ToProto(),
            Rooms = booked.Rooms,
        });

        // What is not charged yet is refunded once it is.
        if (booked.Money == MoneyState.Charged && preview.RefundMinor > 0)
        {
            await RefundPayment.BeginAsync(transaction, booked.Id);
        }

        await transaction.EnqueueAsync(new TellCancelled.DueCancelledMails(booked.Id), once);
    }
}
