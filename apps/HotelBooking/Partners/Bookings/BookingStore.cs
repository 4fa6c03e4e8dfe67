using HotelBooking.Partners.Offers;
using Posthouse.Storage;

namespace HotelBooking.Partners.Bookings;

/// <summary>What was asked of partners under which reference, and what became of it.</summary>
internal sealed class BookingStore(Database database, TimeProvider time)
{
    private const string Columns = "reference, partner, rate, currency, total_minor, state, partner_reference";

    public Task<KeptBooking?> FindAsync(string reference, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => reader.QueryFirstAsync<KeptBooking>($"select {Columns} from partner_bookings where reference = @reference", new { reference }), cancellationToken);

    /// <summary>Keeps that a booking is about to be asked for, before it is.</summary>
    /// <returns>The booking as it is kept, and whether it was kept before: then nobody knows whether the partner was asked.</returns>
    public Task<(KeptBooking Booking, bool Before)> BeginAsync(string reference, SealedOffer offer, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var row = new
            {
                reference, offer.Partner, Rate = offer.RateReference, Currency = offer.Rate.Total.Currency.Code, TotalMinor = offer.Rate.Total.Minor, State = BookingState.Unknown, now = time.GetUtcNow(),
            };
            var isNew = await transaction.ExecuteAsync(
                """
                insert into partner_bookings (reference, partner, rate, currency, total_minor, state, asked_at) values (@reference, @Partner, @Rate, @Currency, @TotalMinor, @State, @now)
                on conflict (reference) do nothing
                """,
                row) == 1;
            return (await transaction.QuerySingleAsync<KeptBooking>($"select {Columns} from partner_bookings where reference = @reference", row), !isNew);
        },
        cancellationToken);

    /// <summary>Keeps what the partner has said. What is settled in the end, refused or cancelled, stays so.</summary>
    public Task SettleAsync(string reference, BookingAnswer answer, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.ExecuteAsync(
            """
            update partner_bookings set state = @State, partner_reference = @PartnerReference, settled_at = @now
            where reference = @reference and state <> @cancelled and state <> @refused
            """,
            new { reference, answer.State, answer.PartnerReference, now = time.GetUtcNow(), cancelled = BookingState.Cancelled, refused = BookingState.Refused }),
        cancellationToken);
}
