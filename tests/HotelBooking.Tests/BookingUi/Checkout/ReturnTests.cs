using System.Net;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Tests.BookingUi.StandIns;

namespace HotelBooking.Tests.BookingUi.Checkout;

/// <summary>Back from the bank: paid, declined, turned back, not known yet, too late.</summary>
[Collection(BookingSiteCollection.Name)]
public sealed class ReturnTests(BookingSite site)
{
    private async Task<(Visitor Visitor, string Path, Reservation Reservation)> AtTheBankAsync()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        await visitor.SendAsync(checkout.Page, "#checkout", ("name", "Ana Ribeiro"), ("email", "ana@example.org"), ("wishes", "Quiet"));
        var path = checkout.Page.QuerySelector("#checkout")!.GetAttribute("action")!;
        return (visitor, path, site.Books.All.Select(entry => entry.Value).Single(one => path.EndsWith(one.ReservationId, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_has_paid_sees_the_booking_however_often_the_page_is_loaded()
    {
        var (visitor, path, reservation) = await AtTheBankAsync();
        using var _ = visitor;
        reservation.Confirmed(site.Books.Now);

        var first = await visitor.GetAsync($"{path}/return");
        var again = await visitor.GetAsync($"{path}/return");
        var back = await visitor.GetAsync(path);

        Assert.Equal($"/bookings/{reservation.ReservationId}", first.SentTo);
        Assert.Equal(first.SentTo, again.SentTo);
        Assert.Equal(first.SentTo, back.SentTo);
    }

    [Fact]
    public async Task A_declined_card_leads_back_with_the_reason_and_everything_typed()
    {
        var (visitor, path, reservation) = await AtTheBankAsync();
        using var _ = visitor;
        reservation.DeclineCode = "insufficient_funds";

        var sent = await visitor.GetAsync($"{path}/return?back");
        var page = await visitor.GetAsync(sent.SentTo!);

        Assert.Contains("The card was declined. There is not enough money on the card", page.Words, StringComparison.Ordinal);
        Assert.Contains("Nothing was charged", page.Words, StringComparison.Ordinal);
        Assert.Equal("Quiet", page.Page.ValueOf("wishes"));
        Assert.Equal("ana@example.org", page.Page.ValueOf("email"));
    }

    [Fact]
    public async Task Who_turns_back_at_the_bank_can_go_on()
    {
        var (visitor, path, _) = await AtTheBankAsync();
        using var __ = visitor;

        var sent = await visitor.GetAsync($"{path}/return?back");
        var page = await visitor.GetAsync(sent.SentTo!);
        var again = await visitor.SendAsync(page.Page, "#checkout");

        Assert.Contains("You came back from the bank without paying", page.Words, StringComparison.Ordinal);
        Assert.Equal(site.Books.PaymentUrl, again.SentTo);
    }

    [Fact]
    public async Task While_the_bank_is_silent_the_page_says_so_and_asks_again_by_itself()
    {
        var (visitor, path, reservation) = await AtTheBankAsync();
        using var _ = visitor;

        var waiting = await visitor.GetAsync($"{path}/return");
        var next = waiting.Page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content");
        site.Books.Settle = one => { if (one.ReservationId == reservation.ReservationId) { one.Confirmed(site.Books.Now); } };
        var arrived = await visitor.GetAsync($"{path}/return?round=1");
        site.Books.Settle = _ => { };

        Assert.Contains("Do not pay again", waiting.Words, StringComparison.Ordinal);
        Assert.Equal($"0; url={path}/return?round=1", next);
        Assert.Equal($"/bookings/{reservation.ReservationId}", arrived.SentTo);
    }

    [Fact]
    public async Task While_a_late_payment_is_undecided_nothing_is_said_to_be_over()
    {
        var (visitor, path, reservation) = await AtTheBankAsync();
        using var _ = visitor;
        (reservation.State, reservation.Money) = (ReservationState.Expired, MoneyState.Authorized);

        var page = await visitor.GetAsync((await visitor.GetAsync(path)).SentTo!);

        Assert.Contains("if the room is gone by then, your money goes back by itself. Do not pay again", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_paid_too_late_reads_that_the_money_goes_back()
    {
        var (visitor, path, reservation) = await AtTheBankAsync();
        using var _ = visitor;
        (reservation.State, reservation.Money) = (ReservationState.Rejected, MoneyState.Released);

        var sent = await visitor.GetAsync($"{path}/return");
        var page = await visitor.GetAsync(sent.SentTo!);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("The room was gone", page.Words, StringComparison.Ordinal);
        Assert.Contains("Nothing was charged. The bank releases the € 400.00", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_address_elsewhere_than_at_the_bank_opens_by_a_page_of_ours()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;
        var usual = site.Books.PaymentUrl;
        site.Books.PaymentUrl = "https://cards.example/session/1";

        var answer = await visitor.SendAsync(checkout.Page, "#checkout", ("name", "Ana"), ("email", "ana@example.org"));
        site.Books.PaymentUrl = usual;

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("https://cards.example/session/1", answer.Page.QuerySelector("main a.btn")!.GetAttribute("href"));
    }
}
