using System.Net.Http.Json;
using System.Text.Json;
using PartnerHotels;

namespace HotelBooking.Tests.Partners;

/// <summary>The stand-in itself: what it promised it keeps, also when it is killed.</summary>
public sealed class PartnerHotelsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partners-");
    private readonly HttpClient _browser = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bookings_survive_a_death_in_the_middle_of_a_line()
    {
        string number;
        await using (var server = await StartAsync())
        {
            number = await BookAsync(server, "REF1");
        }

        await File.AppendAllTextAsync(Path.Combine(_folder.FullName, "meridian.bookings.jsonl"), "{\"Reference\":\"REF2\",\"Conf", Cancelled);
        await using var again = await StartAsync();

        var booking = await _browser.GetFromJsonAsync<JsonElement>(new Uri(again.Address, "/v2/bookings/REF1"), Cancelled);
        Assert.Equal((number, "confirmed"), (booking.GetProperty("confirmation_number").GetString(), booking.GetProperty("status").GetString()));
        Assert.Equal(["REF1"], again.Standing);
        Assert.NotEqual(number, await BookAsync(again, "REF2"));
    }

    [Fact]
    public async Task Its_page_has_its_protocol_its_switches_and_its_bookings()
    {
        await using var server = await StartAsync();
        await BookAsync(server, "<b>REF</b>");

        using var switched = await _browser.PostAsync(new Uri(server.Address, "/faults/sold-out?on=true"), content: null, Cancelled);
        var page = await _browser.GetStringAsync(server.Address, Cancelled);
        var faults = await _browser.GetFromJsonAsync<Dictionary<string, bool>>(new Uri(server.Address, "/faults"), Cancelled);
        using var missing = await _browser.PostAsync(new Uri(server.Address, "/faults/no-such?on=true"), content: null, Cancelled);

        Assert.Contains("/v2/price_checks", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;REF&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Equal(["sold-out"], faults!.Where(fault => fault.Value).Select(fault => fault.Key));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_sold_room_is_not_offered_again()
    {
        await using var server = await StartAsync();
        var before = await OffersAsync(server);
        var (id, left) = (before[0].GetProperty("offer_id").GetString(), before[0].GetProperty("rooms_left").GetInt32());
        for (var room = 0; room < left; room++)
        {
            await BookAsync(server, $"REF{room}");
        }

        Assert.DoesNotContain(await OffersAsync(server), offer => offer.GetProperty("offer_id").GetString() == id);
    }

    public void Dispose()
    {
        _browser.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<PartnerHotelsServer> StartAsync() =>
        PartnerHotelsServer.StartAsync(new PartnerHotelsOptions { Partner = "meridian", DataDirectory = _folder.FullName, Hotels = PartnerBench.Hotels }, Cancelled);

    private async Task<List<JsonElement>> OffersAsync(PartnerHotelsServer server)
    {
        var centre = PartnerBench.Question().Centre;
        var path = FormattableString.Invariant($"/v2/offers?lat={centre.Latitude}&lon={centre.Longitude}&radius_m=200000&check_in=2030-09-02&check_out=2030-09-04&rooms=2");
        var answer = await _browser.GetFromJsonAsync<JsonElement>(new Uri(server.Address, path), Cancelled);
        return [.. answer.GetProperty("hotels").EnumerateArray().SelectMany(hotel => hotel.GetProperty("offers").EnumerateArray())];
    }

    private async Task<string> BookAsync(PartnerHotelsServer server, string reference)
    {
        var offer = (await OffersAsync(server))[0];
        var order = new { reference, offer_id = offer.GetProperty("offer_id").GetString(), total_minor = offer.GetProperty("total_minor").GetInt64(), lead_guest = "Ada" };
        using var answer = await _browser.PostAsJsonAsync(new Uri(server.Address, "/v2/bookings"), order, Cancelled);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("confirmation_number").GetString()!;
    }
}
