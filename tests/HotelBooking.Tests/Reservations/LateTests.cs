using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Reservations;

/// <summary>Holds that end, payments that come late, and everybody who competes for a reservation.</summary>
public sealed class LateTests : IAsyncLifetime
{
    private static readonly TimeSpan BeyondHold = TimeSpan.FromMinutes(15.5);

    private readonly Shop _shop = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_hold_that_nobody_pays_ends_and_frees_the_rooms()
    {
        var hotel = await _shop.HotelAsync(new TestHotel { Allotment = 1 });
        var held = await _shop.HoldAsync(hotel, 10, 2);

        await _shop.AdvanceAsync(BeyondHold);

        await _shop.SeeAsync(held, ReservationState.Expired);
        await _shop.HoldAsync(hotel, 10, 2);
        await Shop.RefusedAsync(BookingReason.HoldExpired, () => _shop.StartAsync(held));
        await _shop.CheckInventoryAsync();
    }

    [Fact]
    public async Task An_extended_hold_ends_after_its_extension()
    {
        var held = await _shop.HoldAsync(await _shop.HotelAsync(), 10, 2);
        await _shop.Client.ExtendHoldAsync(new ExtendHoldRequest { AccessKey = held.AccessKey });

        await _shop.AdvanceAsync(BeyondHold);
        await _shop.StartAsync(held);

        await _shop.AdvanceAsync(TimeSpan.FromMinutes(20));
        await _shop.SeeAsync(held, ReservationState.Expired);
    }

    [Fact]
    public async Task A_payment_that_was_made_in_time_confirms_at_the_end_of_the_hold_though_its_message_was_lost()
    {
        var held = await _shop.HoldAsync(await _shop.HotelAsync(), 10, 2);
        await _shop.StartAsync(held);
        await _shop.Payments.AuthoriseAsync(held.Reservation.ReservationId, tell: false);

        await _shop.AdvanceAsync(BeyondHold);

        await _shop.SeeAsync(held, ReservationState.Confirmed);
        await _shop.CheckInventoryAsync();
    }

    [Fact]
    public async Task A_late_payment_takes_the_rooms_again_when_they_are_free()
    {
        var held = await ExpiredAsync(await _shop.HotelAsync(new TestHotel { Allotment = 1 }));

        await _shop.Payments.AuthoriseAsync(held.Reservation.ReservationId);

        await _shop.SeeAsync(held, "the charge", seen => seen is { State: ReservationState.Confirmed, Money: MoneyState.Charged });
        Assert.Empty(_shop.Payments.Voids);
        await _shop.CheckInventoryAsync();
    }

    [Fact]
    public async Task A_late_payment_goes_back_when_the_rooms_are_gone_and_the_guest_is_told()
    {
        var hotel = await _shop.HotelAsync(new TestHotel { Allotment = 1 });
        var held = await ExpiredAsync(hotel);
        await _shop.HoldAsync(hotel, 11, 1);

        await _shop.Payments.AuthoriseAsync(held.Reservation.ReservationId);

        await _shop.SeeAsync(held, "the release", seen => seen is { State: ReservationState.Rejected, Money: MoneyState.Released });
        await Eventually.HoldsAsync(() => _shop.Mails.Find($"rejected:{held.Reservation.ReservationId}") is not null, "the mail", Cancelled);
        Assert.Empty(_shop.Payments.Captures);
        await _shop.CheckInventoryAsync();
    }

    [Fact]
    public async Task A_payment_whose_end_was_asked_for_takes_no_rooms_again()
    {
        var held = await ExpiredAsync(await _shop.HotelAsync());
        await _shop.AdvanceAsync(TimeSpan.FromMinutes(2));
        await Eventually.HoldsAsync(() => !_shop.Payments.Voids.IsEmpty, "the end of the payment", Cancelled);

        var late = _shop.Payments.OfOrder(held.Reservation.ReservationId).Clone();
        late.State = PaymentState.Authorized;
        await _shop.Payments.TellAsync(new PaymentAuthorized { Payment = late });

        await _shop.SeeAsync(held, ReservationState.Rejected);
        Assert.Empty(_shop.Payments.Captures);
        await _shop.CheckInventoryAsync();
    }

    [Fact]
    public async Task A_quote_ends_and_so_does_its_price()
    {
        var token = (await _shop.QuoteAsync(await _shop.HotelAsync(), 10, 1)).QuoteToken;

        await _shop.AdvanceAsync(BeyondHold);

        await Shop.RefusedAsync(BookingReason.QuoteExpired, () => _shop.HoldAsync(token));
    }

    [Fact]
    public async Task The_confirmation_does_not_wait_long_for_a_receipt_that_follows_by_itself()
    {
        _shop.Reports.IsDown = true;
        var held = await _shop.BookAsync(await _shop.HotelAsync(), 10, 2);
        var id = held.Reservation.ReservationId;

        await _shop.AdvanceAsync(TimeSpan.FromSeconds(31));
        await Eventually.HoldsAsync(() => _shop.Mails.Find($"recap:{id}") is not null, "the confirmation", Cancelled);
        Assert.Empty(_shop.Mails.Find($"recap:{id}")!.Attachments);
        Assert.Equal(FollowUpState.Pending, (await _shop.GetAsync(held)).Receipt);

        _shop.Reports.IsDown = false;
        var seen = await _shop.SeeAsync(held, "the receipt", reservation => reservation.Receipt == FollowUpState.Done);
        await Eventually.HoldsAsync(() => _shop.Mails.Find($"receipt:{id}") is not null, "the mail with the receipt", Cancelled);
        Assert.Equal("application/pdf", (await _shop.Cluster.Public.GetAsync(seen.ReceiptPath)).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Sweeper_confirmation_cancellation_and_release_that_race_have_one_winner()
    {
        var hotel = await _shop.HotelAsync(new TestHotel { Allotment = 20 });
        var holds = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _shop.HoldAsync(hotel, 10, 2)));
        await Task.WhenAll(holds.Select(held => _shop.StartAsync(held)));

        var advance = _shop.AdvanceAsync(BeyondHold);
        await Task.WhenAll(holds.SelectMany(held => (Task[])[PayAsync(held), PayAsync(held), CancelAsync(held)]).Append(advance));

        foreach (var held in holds)
        {
            var seen = await _shop.SeeAsync(held, "its end", reservation => reservation is
                { State: ReservationState.Confirmed, Money: MoneyState.Charged } or { State: ReservationState.Cancelled, Money: MoneyState.Refunded }
                or { State: ReservationState.Rejected, Money: MoneyState.Released });
            Assert.InRange(_shop.Payments.OfOrder(seen.ReservationId).Refunds.Count, 0, 1);
        }

        await _shop.CheckInventoryAsync();
    }

    private async Task PayAsync(HoldResponse held)
    {
        await _shop.Payments.AuthoriseAsync(held.Reservation.ReservationId);
        await _shop.Client.SettlePaymentAsync(new SettlePaymentRequest { AccessKey = held.AccessKey });
    }

    private async Task CancelAsync(HoldResponse held)
    {
        try
        {
            await _shop.CancelAsync(held, (await _shop.PreviewAsync(held)).PreviewToken);
        }
        catch (Grpc.Core.RpcException refusal) when (refusal.StatusCode == Grpc.Core.StatusCode.FailedPrecondition)
        {
            // Somebody else was first.
        }
    }

    private async Task<HoldResponse> ExpiredAsync(TestHotel hotel)
    {
        var held = await _shop.HoldAsync(hotel, 10, 2);
        await _shop.StartAsync(held);
        await _shop.AdvanceAsync(BeyondHold);
        await _shop.SeeAsync(held, ReservationState.Expired);
        return held;
    }
}
