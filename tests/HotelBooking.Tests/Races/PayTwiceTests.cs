using System.Net;
using HotelBooking.Tests.BookingUi.StandIns;
using HotelBooking.Tests.Clusters;
using HotelBooking.Tests.Reservations;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Races;

/// <summary>Double click, two tabs, refresh and back on "Pay", from the pages to the bank: one booking, one charge, one mail of each kind.</summary>
public sealed class PayTwiceTests(HotelClusters clusters)
{
    private const string Email = "two.tabs@guests.example";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_often_a_guest_presses_the_buttons_there_is_one_booking_and_one_charge()
    {
        var cluster = await clusters.OfAsync("replicas");
        var hotel = await cluster.OpenAsync(new TestHotel { Id = "tabs" });
        using var visitor = new Visitor(cluster.Application.Public.BaseAddress!);
        var form = await ChoiceAsync(visitor, hotel, cluster.Now());

        var held = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.PostAsync("/checkout", form)));
        var checkout = Assert.Single(held.Select(static answer => answer.SentTo).Distinct())!;
        var tabs = await Task.WhenAll(visitor.GetAsync(checkout), visitor.GetAsync(checkout));
        var pressed = await Task.WhenAll(tabs.SelectMany(tab => (Task<Answer>[])[PressAsync(visitor, tab), PressAsync(visitor, tab)]));
        var payment = new Uri(Assert.Single(pressed.Select(static answer => answer.SentTo).Distinct())!);
        using var bank = new BankPage();
        Assert.NotNull(await bank.PayAsync(payment, Card.Pays, Cancelled));
        var booking = checkout.Replace("/checkout/", "/bookings/", StringComparison.Ordinal);
        var returned = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReturnAsync(visitor, checkout)));
        Answer[] back = [await visitor.GetAsync(checkout), await PressAsync(visitor, tabs[0]), await PressAsync(visitor, tabs[1]), await visitor.PostAsync("/checkout", form)];

        Assert.All(returned, answer => Assert.Equal((HttpStatusCode.SeeOther, booking), (answer.Status, answer.SentTo)));
        Assert.All(back[..3], answer => Assert.Equal((HttpStatusCode.SeeOther, booking), (answer.Status, answer.SentTo)));
        Assert.Equal((HttpStatusCode.SeeOther, checkout), (back[3].Status, back[3].SentTo));
        await OneOfEachAsync(cluster, hotel);
    }

    private static async Task OneOfEachAsync(HotelCluster cluster, TestHotel hotel)
    {
        await Eventually.HoldsAsync(
            async () => (await RowsAsync(cluster, hotel)).All(static row => row is { State: "Confirmed", Money: "Charged", Receipt: "Done" }), "confirmed and charged, with a receipt", Cancelled);
        var row = Assert.Single(await RowsAsync(cluster, hotel));
        using var statement = new BankStatement(cluster.Outside.Bank.Address);
        Assert.Equal(new BankCharge(row.Locator, "EUR", 20_000, 20_000, 0), Assert.Single(await statement.OfAsync(row.Locator, Cancelled)));
        await Eventually.HoldsAsync(() => cluster.Mail.To(Email).Count >= 2, "mails about payment and booking", Cancelled);
        Assert.Equal(MailFolder.Ids(cluster.Mail.To(Email)).Count, cluster.Mail.To(Email).Count);
        await cluster.CheckInventoryAsync();
    }

    private static Task<IReadOnlyList<Row>> RowsAsync(HotelCluster cluster, TestHotel hotel) => cluster.Rooms().ReadAsync(
        async reader => await reader.QueryAsync<Row>("select locator, state, money, receipt from reservations where room_type_id = @Room", new { hotel.Room }), Cancelled);

    // The page that asks for a little patience sends the browser here again.
    private static Task<Answer> ReturnAsync(Visitor visitor, string checkout) =>
        Eventually.BecomesAsync(() => visitor.GetAsync($"{checkout}/return"), static answer => answer.Status != HttpStatusCode.OK, "the bank's word is in", Cancelled);

    private static Task<Answer> PressAsync(Visitor visitor, Answer tab) => visitor.SendAsync(tab.Page, "#checkout", ("name", "Ines Okafor"), ("email", Email));

    private static async Task<Dictionary<string, string>> ChoiceAsync(Visitor visitor, TestHotel hotel, DateTimeOffset now) => new(StringComparer.Ordinal)
    {
        ["form"] = (await visitor.GetAsync("/bookings/find")).Page.QuerySelector("input[name=form]")!.GetAttribute("value")!,
        ["once"] = "0123456789abcdef",
        ["hotel"] = hotel.Id,
        ["room"] = hotel.Room,
        ["plan"] = hotel.Plan.RatePlanId,
        ["in"] = $"{hotel.Day(now, 10):yyyy-MM-dd}",
        ["out"] = $"{hotel.Day(now, 12):yyyy-MM-dd}",
        ["rooms"] = "2",
        ["total"] = "EUR20000",
    };

    internal sealed record Row(string Locator, string State, string Money, string Receipt);
}
