using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Stays.Prices;
using Posthouse.Testing.Observing;
using Posthouse.Values;

namespace HotelBooking.Tests.Reservations;

/// <summary>From the quote to the mails.</summary>
public sealed class BookingTests(Shop shop) : IClassFixture<Shop>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_room_is_quoted_held_paid_confirmed_and_told_once_to_everybody()
    {
        var hotel = await shop.HotelAsync();
        var quote = await shop.QuoteAsync(hotel, 10, 2);
        var held = await shop.HoldAsync(quote.QuoteToken);
        var page = await shop.StartAsync(held);
        var id = held.Reservation.ReservationId;

        await shop.Payments.AuthoriseAsync(id);

        await shop.SeeAsync(held, "all that follows", seen => seen is { Money: MoneyState.Charged, Receipt: FollowUpState.Done, HotelTold: FollowUpState.Done });
        await Eventually.HoldsAsync(() => shop.Mails.Find($"recap:{id}") is not null, "the confirmation", Cancelled);
        var done = await shop.GetAsync(held);
        Assert.Equal((ReservationState.Confirmed, quote.Price), (done.State, done.Price));
        Assert.Equal($"http://bank.example/pay/{id}", page.PaymentUrl);
        Assert.Equal([$"hotel:{id}", $"recap:{id}"], shop.Mails.KeysOf(id));
        Assert.Equal("application/pdf", Assert.Single(shop.Mails.Find($"recap:{id}")!.Attachments).MediaType);
        Assert.Single(shop.Payments.Captures, shop.Payments.OfOrder(id).PaymentId);
        await shop.CheckInventoryAsync();
    }

    [Fact]
    public async Task Every_figure_agrees_from_the_quote_to_the_receipt()
    {
        foreach (var currency in (string[])["JPY", "EUR", "KWD"])
        {
            // Cards pay tens of fils.
            var price = currency == "KWD" ? 12_350 : 12_345;
            var hotel = await shop.HotelAsync(new TestHotel { Currency = currency, Price = price });
            var held = await shop.BookAsync(hotel, 5, 3);
            var seen = await shop.SeeAsync(held, "the receipt", reservation => reservation.Receipt == FollowUpState.Done);

            var total = new Money(3 * price, Currency.Of(currency));
            Assert.Equal(total, StayPrice.From(seen.Price).Total);
            Assert.Equal(total, Money.From(shop.Payments.OfOrder(seen.ReservationId).Captured));
            var receipt = shop.Reports.Rendered.Single(request => request.Data.Fields["locator"].StringValue == seen.Locator).Data;
            Assert.Equal((total.InWords(), seen.ReceiptNumber), (receipt.Fields["paid"].StringValue, receipt.Fields["receiptNumber"].StringValue));
        }
    }

    [Fact]
    public async Task What_the_hotel_changes_after_the_quote_changes_neither_the_hold_nor_the_booking()
    {
        var hotel = await shop.HotelAsync();
        var quote = await shop.QuoteAsync(hotel, 10, 2);

        await shop.Inventory.SetNightsAsync(new SetNightsRequest
        {
            RoomTypeId = hotel.Room, First = hotel.Day(shop.Now, 10).ToProto(), Last = hotel.Day(shop.Now, 12).ToProto(), PriceMinor = 99_900, MinStay = 5,
        });

        var held = await shop.HoldAsync(quote.QuoteToken);
        await shop.StartAsync(held);
        await shop.Payments.AuthoriseAsync(held.Reservation.ReservationId);
        var booked = await shop.SeeAsync(held, ReservationState.Confirmed);
        Assert.Equal((quote.Price, quote.Cancellation), (booked.Price, booked.Cancellation));
        await Shop.RefusedAsync(BookingReason.MinimumStay, () => shop.QuoteAsync(hotel, 10, 2));
    }

    [Fact]
    public async Task A_guest_who_returns_before_the_banks_message_does_not_wait_for_it()
    {
        var held = await shop.HoldAsync(await shop.HotelAsync(), 10, 2);
        await shop.StartAsync(held);
        await shop.Payments.AuthoriseAsync(held.Reservation.ReservationId, tell: false);

        var settled = await shop.Client.SettlePaymentAsync(new SettlePaymentRequest { AccessKey = held.AccessKey });

        Assert.Equal(ReservationState.Confirmed, settled.Reservation.State);
    }

    [Fact]
    public async Task Paying_twice_is_one_payment_and_details_can_be_corrected()
    {
        var held = await shop.HoldAsync(await shop.HotelAsync(), 10, 2);
        await shop.StartAsync(held);
        var corrected = shop.Guests(held);
        corrected.Booker.Name = "Other Name";

        var again = await shop.Client.StartPaymentAsync(corrected);

        Assert.Equal("Other Name", again.Reservation.Booker.Name);
        Assert.Equal(2, shop.Payments.Checkouts.Count(checkout => checkout.OrderId == held.Reservation.ReservationId));
        await shop.Payments.AuthoriseAsync(held.Reservation.ReservationId);
        await shop.SeeAsync(held, ReservationState.Confirmed);
        await Shop.RefusedAsync(BookingReason.AlreadyPaid, () => shop.StartAsync(held));
    }

    [Fact]
    public async Task A_closed_page_is_followed_by_a_new_one_while_the_rooms_are_held()
    {
        var held = await shop.HoldAsync(await shop.HotelAsync(), 10, 2);
        var id = held.Reservation.ReservationId;
        shop.Payments.Closed.Add(id);

        var page = await shop.StartAsync(held);

        Assert.EndsWith($"{id}.2", page.PaymentUrl, StringComparison.Ordinal);
        await shop.Payments.AuthoriseAsync($"{id}.2");
        await shop.SeeAsync(held, ReservationState.Confirmed);
    }

    [Fact]
    public async Task An_address_elsewhere_is_no_way_back_from_the_bank()
    {
        var held = await shop.HoldAsync(await shop.HotelAsync(), 10, 2);
        var guests = shop.Guests(held);
        guests.ReturnUrl = "https://evil.example/return";

        var refusal = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await shop.Client.StartPaymentAsync(guests));

        Assert.Equal(Grpc.Core.StatusCode.InvalidArgument, refusal.StatusCode);
    }
}
