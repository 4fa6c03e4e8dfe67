using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Clusters;

/// <summary>A booking from end to end over gRPC and the bank's page, alike in every topology.</summary>
public sealed class BookingJourneyTests(HotelClusters clusters)
{
    public static TheoryData<string> Topologies => ["one", "seven", "replicas"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task A_room_is_found_held_paid_for_and_confirmed_with_one_mail_of_each_kind(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        var guest = hotel.NewGuest();

        var booked = await guest.BookAsync(30, 3, Guest.Room(2));

        Assert.Equal(ReservationState.Confirmed, booked.Reservation.State);
        Assert.Equal(booked.Stay.Found.Offer.Price.Total, booked.Quote.Price.Total);
        var done = await Eventually.BecomesAsync(() => guest.ReadAsync(booked.Hold), static reservation => reservation.Money == MoneyState.Charged && reservation.Receipt == FollowUpState.Done, "charged, with a receipt", Cancelled);
        Assert.Equal(booked.Quote.Price, done.Price);
        await hotel.Mail.HoldsOfEachKindAsync(guest);
    }

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task A_declined_card_books_nothing_and_another_one_pays(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        var guest = hotel.NewGuest();
        var hold = await guest.HoldAsync(await guest.QuoteAsync(await guest.FindAsync(40, 2, Guest.Room(2, 5, 9))));
        var started = await guest.StartPaymentAsync(hold);

        var refused = await Guest.PayAsync(started, Card.Declined);
        var held = await guest.SettleAsync(hold);
        var paid = await Guest.PayAsync(started, Card.Asks);
        var confirmed = await guest.SettleAsync(hold);

        Assert.Null(refused);
        Assert.Equal(ReservationState.Held, held.State);
        Assert.NotNull(paid);
        Assert.Equal(ReservationState.Confirmed, confirmed.State);
    }

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task Cancelled_in_time_all_money_goes_back_and_the_books_are_even(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        var guest = hotel.NewGuest();
        var booked = await guest.BookAsync(60, 2, Guest.Room(1));
        await Eventually.BecomesAsync(() => guest.ReadAsync(booked.Hold), static reservation => reservation.Money == MoneyState.Charged, "charged", Cancelled);

        var cancelled = await guest.CancelAsync(booked.Hold);

        Assert.Equal(ReservationState.Cancelled, cancelled.State);
        await Eventually.BecomesAsync(() => guest.ReadAsync(booked.Hold), reservation => reservation.Money == (cancelled.Cancelled.Refund is { Units: 0, Nanos: 0 } ? MoneyState.Charged : MoneyState.Refunded), "refunded", Cancelled);
        var ledger = await hotel.ClientAs<PaymentsService.PaymentsServiceClient>("Reservations").ListLedgerAsync(new ListLedgerRequest { OrderId = booked.Reservation.ReservationId });
        Assert.All(ledger.Entries.GroupBy(static entry => entry.TransactionId), static transaction => Assert.Equal(0, transaction.Sum(static entry => (entry.Amount.Units * 1_000_000_000) + entry.Amount.Nanos)));
    }
}
