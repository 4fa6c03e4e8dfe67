using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Tests.Clusters;
using HotelBooking.Tests.Reservations;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Storage;
using Posthouse.Testing.Observing;
using Posthouse.Values;

namespace HotelBooking.Tests.Races;

/// <summary>Hotels of a test's own in the whole application, where the fictional ones are not exact enough; and what is asked about their bookings.</summary>
internal static class OwnHotels
{
    private const string Reservations = "Reservations";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Opens a hotel, beginning with its today.</summary>
    public static async Task<TestHotel> OpenAsync(this HotelCluster cluster, TestHotel hotel)
    {
        await hotel.AddAsync(cluster.Rooms(), cluster.Now());
        return hotel;
    }

    public static DateTimeOffset Now(this HotelCluster cluster) => cluster.Application.Clock.GetUtcNow();

    /// <summary>The database of the hotels' rooms.</summary>
    public static Database Rooms(this HotelCluster cluster) => cluster.Application.ServicesOf(Reservations).GetRequiredService<Database>();

    public static Task CheckInventoryAsync(this HotelCluster cluster) => InventoryChecker.CheckAsync(cluster.Application.ServicesOf(Reservations));

    public static Task<QuoteResponse> QuoteAsync(this HotelCluster cluster, Guest guest, TestHotel hotel, int from, int nights)
    {
        var request = hotel.Request(cluster.Now(), from, nights);
        return guest.QuoteAsync(request.Own, request.Dates, [.. request.Rooms]);
    }

    /// <summary>Pays for what is held, and comes back from the bank.</summary>
    public static async Task<Reservation> PayAsync(this Guest guest, HoldResponse hold)
    {
        Assert.NotNull(await Guest.PayAsync(await guest.StartPaymentAsync(hold), Card.Pays));
        return await guest.SettleAsync(hold);
    }

    public static Task<Reservation> ChargedAsync(this Guest guest, HoldResponse hold) =>
        Eventually.BecomesAsync(() => guest.ReadAsync(hold), static seen => seen is { State: ReservationState.Confirmed, Money: MoneyState.Charged }, "confirmed and charged", Cancelled);

    /// <summary>What an account of the ledger has for a booking, debit positive, in minor units. Refuses a ledger that is not even.</summary>
    public static async Task<long> LedgerAsync(this HotelCluster cluster, Reservation reservation, string account)
    {
        var payments = cluster.ClientAs<PaymentsService.PaymentsServiceClient>(Reservations);
        var ledger = await payments.ListLedgerAsync(new ListLedgerRequest { OrderId = reservation.ReservationId }, cancellationToken: Cancelled);
        Assert.Equal(0, ledger.Entries.Sum(static entry => Money.From(entry.Amount).Minor));
        return ledger.Entries.Where(entry => entry.Account == account).Sum(static entry => Money.From(entry.Amount).Minor);
    }
}
