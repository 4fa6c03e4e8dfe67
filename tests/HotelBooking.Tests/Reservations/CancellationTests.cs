using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Stays;
using HotelBooking.Stays.Terms;
using HotelBooking.Tests.Stays;
using Posthouse.Testing.Observing;
using Posthouse.Values;

namespace HotelBooking.Tests.Reservations;

public sealed class CancellationTests : IAsyncLifetime
{
    private static readonly TestHotel Flexible = new()
    {
        Plan = Offers.Plan with
        {
            Cancellation = [new CancellationRule(2, new TimeOnly(18, 0), new Penalty.Nights(1)), new CancellationRule(1, new TimeOnly(12, 0), new Penalty.Share(10_000))],
        },
    };

    private readonly Shop _shop = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_free_cancellation_gives_all_back_once_and_frees_the_rooms_at_once()
    {
        var hotel = await _shop.HotelAsync(Flexible);
        var held = await _shop.BookAsync(hotel, 10, 2);
        var preview = await _shop.PreviewAsync(held);

        var cancelled = (await _shop.CancelAsync(held, preview.PreviewToken)).Reservation;
        var again = (await _shop.CancelAsync(held, preview.PreviewToken)).Reservation;

        Assert.Equal((ReservationState.Cancelled, Offers.Eur(20_000)), (cancelled.State, Money.From(cancelled.Cancelled.Refund)));
        Assert.Equal(cancelled.Cancelled, again.Cancelled);
        await _shop.SeeAsync(held, "the refund", seen => seen.Money == MoneyState.Refunded);
        var id = cancelled.ReservationId;
        await Eventually.HoldsAsync(() => _shop.Mails.Find($"cancelled:{id}") is not null && _shop.Mails.Find($"cancelled-hotel:{id}") is not null, "the mails", Cancelled);
        Assert.Equal(preview.Refund, Assert.Single(_shop.Payments.Refunds).Amount);
        await _shop.CheckInventoryAsync();
    }

    [Fact]
    public async Task What_was_previewed_is_what_is_kept_across_the_deadline()
    {
        var hotel = await _shop.HotelAsync(Flexible);
        var held = await _shop.BookAsync(hotel, 10, 2);
        var deadline = held.Reservation.Cancellation.FreeUntil.ToDateTimeOffset();
        await _shop.AdvanceAsync(deadline - _shop.Now - TimeSpan.FromMinutes(1));
        var before = await _shop.PreviewAsync(held);
        await _shop.AdvanceAsync(TimeSpan.FromMinutes(2));

        var after = await _shop.PreviewAsync(held);
        var cancelled = (await _shop.CancelAsync(held, before.PreviewToken)).Reservation;

        Assert.Equal((Offers.Eur(0), Offers.Eur(10_000)), (Money.From(before.Penalty), Money.From(after.Penalty)));
        Assert.Equal(before.Penalty, cancelled.Cancelled.Penalty);
    }

    [Fact]
    public async Task A_preview_ends_and_another_reservations_preview_is_no_preview()
    {
        var hotel = await _shop.HotelAsync(Flexible);
        var (one, other) = (await _shop.BookAsync(hotel, 10, 2), await _shop.BookAsync(hotel, 10, 2));
        var preview = (await _shop.PreviewAsync(one)).PreviewToken;

        await Shop.RefusedAsync(BookingReason.PreviewForged, () => _shop.CancelAsync(other, preview));
        await Shop.RefusedAsync(BookingReason.PreviewForged, () => _shop.CancelAsync(one, "x" + preview));
        await _shop.AdvanceAsync(TimeSpan.FromMinutes(6));
        await Shop.RefusedAsync(BookingReason.PreviewExpired, () => _shop.CancelAsync(one, preview));
    }

    [Fact]
    public async Task After_the_arrival_nothing_is_free_and_after_the_departure_nothing_is_cancelled()
    {
        var hotel = await _shop.HotelAsync(new TestHotel { Plan = Offers.Plan with { NoShowBasisPoints = 9_000 } });
        var held = await _shop.BookAsync(hotel, 10, 2);

        await _shop.AdvanceAsync(HotelTime.Instant(hotel.Zone, hotel.Day(_shop.Now, 11), new TimeOnly(9, 0)) - _shop.Now);
        Assert.Equal(Offers.Eur(18_000), Money.From((await _shop.PreviewAsync(held)).Penalty));

        await _shop.AdvanceAsync(TimeSpan.FromDays(1));
        await Shop.RefusedAsync(BookingReason.NotCancellable, () => _shop.PreviewAsync(held));
    }

    [Fact]
    public async Task The_terms_of_the_booking_hold_whatever_the_hotel_says_later()
    {
        var hotel = await _shop.HotelAsync(Flexible);
        var held = await _shop.BookAsync(hotel, 10, 2);
        var strict = (hotel with { Id = "other", Plan = Offers.Plan with { Cancellation = [new CancellationRule(CancellationRule.FromBooking, TimeOnly.MinValue, new Penalty.Share(10_000))] } });
        await strict.AddAsync(_shop.Database, _shop.Now);
        await _shop.Database.WriteAsync(
            async transaction => await transaction.ExecuteAsync(
                "update hotels set name = 'Renamed', terms = (select terms from hotels where hotel_id = 'other') where hotel_id = @Id", new { hotel.Id }),
            CancellationToken.None);

        Assert.Equal(Offers.Eur(0), Money.From((await _shop.PreviewAsync(held)).Penalty));
        Assert.Equal($"Casa {hotel.Id}", (await _shop.GetAsync(held)).Stay.HotelName);
    }

    [Fact]
    public async Task A_booking_cancelled_before_its_charge_is_refunded_after_it()
    {
        var hotel = await _shop.HotelAsync(Flexible);
        var held = await _shop.HoldAsync(hotel, 10, 2);
        await _shop.StartAsync(held);
        await _shop.Payments.AuthoriseAsync(held.Reservation.ReservationId, tell: false);
        await _shop.Client.SettlePaymentAsync(new SettlePaymentRequest { AccessKey = held.AccessKey });

        await _shop.CancelAsync(held, (await _shop.PreviewAsync(held)).PreviewToken);

        await _shop.SeeAsync(held, "the refund", seen => seen.Money == MoneyState.Refunded);
        Assert.Single(_shop.Payments.Refunds);
    }
}
