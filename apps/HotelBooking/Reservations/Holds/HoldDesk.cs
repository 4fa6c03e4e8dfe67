using Google.Protobuf;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Reservations.Keys;
using HotelBooking.Reservations.Quotes;
using HotelBooking.Stays;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Holds;

/// <summary>Takes the rooms of a quote, keeps them a while longer, gives them back.</summary>
internal sealed class HoldDesk(Database database, Func<Guid> newId, TimeProvider clock, ReservationsOptions options)
{
    private const int LocatorTries = 5;

    /// <summary>Takes the rooms of a quote: inventory, reservation, facts and the job that ends the hold are one unit.</summary>
    public async ValueTask<Booked> HoldAsync(Transaction transaction, Promise promise, Holder holder, SecretKeys.KeyRing keys)
    {
        var now = clock.GetUtcNow();
        var stay = promise.Message.Stay;
        if (promise.ExpiresAt <= now)
        {
            throw Refused.Because(BookingReason.QuoteExpired);
        }

        if (promise.Dates.CheckIn < HotelTime.Today(stay.TimeZone, now))
        {
            throw Refused.Because(BookingReason.PastDate);
        }

        var heldBy = holder.KeptAs(keys);
        await MustBeWithinBoundAsync(transaction, heldBy, promise.Rooms);
        if (!promise.IsPartners)
        {
            await RoomStock.HoldAsync(transaction, new StayRooms(stay.RoomTypeId, promise.Dates, promise.Rooms));
        }

        var id = await AddAsync(transaction, promise, (holder.User?.Value, heldBy), keys);
        await transaction.EnqueueAsync(new SweepHold.DueHold(id), new JobOptions { DueAt = now + options.HoldFor, MaxAttempts = 1_000 });
        return await BookingBook.GetAsync(transaction, id);
    }

    public Task<Booked> ExtendAsync(string accessKey, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var booked = await BookingBook.OpenAsync(transaction, accessKey);
            if (booked.State != ReservationState.Held || booked.HeldUntil <= clock.GetUtcNow())
            {
                throw Refused.Because(BookingReason.HoldExpired);
            }

            if (booked.Extended)
            {
                throw Refused.Because(BookingReason.AlreadyExtended);
            }

            // The job that ends the hold looks at the time again when it runs.
            await BookingBook.SetAsync(transaction, booked.Id, "extended = 1, held_until = @until", new { until = booked.HeldUntil + options.HoldFor });
            return await BookingBook.GetAsync(transaction, booked.Id);
        },
        cancellationToken);

    public Task<Booked> ReleaseAsync(string accessKey, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var booked = await BookingBook.OpenAsync(transaction, accessKey);
            if (booked.State == ReservationState.Expired)
            {
                return booked;
            }

            if (booked.State != ReservationState.Held)
            {
                throw Refused.Because(BookingReason.NotHeld);
            }

            if (booked.Money == MoneyState.Paying)
            {
                throw Refused.Because(BookingReason.PaymentRunning);
            }

            await HoldEnd.TakeAsync(transaction, booked, clock.GetUtcNow());
            return await BookingBook.GetAsync(transaction, booked.Id);
        },
        cancellationToken);

    private async ValueTask<Guid> AddAsync(Transaction transaction, Promise promise, (Guid? User, string? HeldBy) holder, SecretKeys.KeyRing keys)
    {
        var id = newId();
        var now = clock.GetUtcNow();
        for (var attempt = 0; attempt < LocatorTries; attempt++)
        {
            var added = await transaction.ExecuteAsync(
                """
                insert into reservations (id, locator, key_hash, state, version, money, created_at, frozen, partner_offer, room_type_id, check_in, check_out, rooms, held_by,
                  held_until, user_id, receipt, hotel_told, recap)
                values (@id, @locator, @keyHash, @state, 1, @money, @now, @frozen, @partnerOffer, @roomTypeId, @CheckIn, @CheckOut, @Rooms, @HeldBy,
                  @heldUntil, @User, @notDue, @notDue, @notDue)
                on conflict (locator) do nothing
                """,
                new
                {
                    id,
                    locator = Locator.New(),
                    keyHash = SecretKeys.KeyRing.HashOf(keys.AccessKey(id)),
                    state = ReservationState.Held,
                    money = MoneyState.None,
                    now,
                    frozen = promise.Message.ToByteArray(),
                    partnerOffer = promise.IsPartners ? promise.PartnerOffer : null,
                    roomTypeId = promise.IsPartners ? null : promise.Message.Stay.RoomTypeId,
                    promise.Dates.CheckIn,
                    promise.Dates.CheckOut,
                    promise.Rooms,
                    holder.HeldBy,
                    heldUntil = now + options.HoldFor,
                    holder.User,
                    notDue = FollowUpState.NotDue,
                });
            if (added == 1)
            {
                return id;
            }
        }

        throw new InvalidOperationException($"{LocatorTries} locators in a row were taken.");
    }

    private async ValueTask MustBeWithinBoundAsync(Transaction transaction, string? heldBy, int rooms)
    {
        if (heldBy is not null
            && await transaction.QuerySingleAsync<int>("select coalesce(sum(rooms), 0) from reservations where held_by = @heldBy and state = 'Held'", new { heldBy }) + rooms > options.MaxHeldRooms)
        {
            throw Refused.Because(BookingReason.TooManyHolds);
        }
    }
}
