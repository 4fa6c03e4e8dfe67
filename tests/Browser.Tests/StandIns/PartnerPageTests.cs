using System.Text.Json;
using PartnerHotels;
using PartnerHotels.Bookings;

namespace Browser.Tests.StandIns;

/// <summary>The pages of the stand-in partners in a browser: in every state, on a desk and on a telephone, by day and by night.</summary>
public sealed class PartnerPageTests(Chromium chromium) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-partner-");

    public static TheoryData<string, bool, int, bool> Views { get; } = new(
        from partner in (string[])["meridian", "albergo", "nordhus"]
        from filled in (bool[])[false, true]
        from width in (int[])[1280, 360]
        from dark in (bool[])[false, true]
        select new TheoryDataRow<string, bool, int, bool>(partner, filled, width, dark));

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nothing_is_in_the_way_of_anybody_and_nothing_is_cut_off_at_the_side(string partner, bool filled, int width, bool dark)
    {
        if (filled)
        {
            await File.WriteAllLinesAsync(
                Path.Combine(_folder.FullName, $"{partner}.bookings.jsonl"),
                [JsonSerializer.Serialize(Booked("01890a5d-ac96-774b-bcce-b302099a8057")), JsonSerializer.Serialize(Booked("second") with { CancelledAt = TimeProvider.System.GetUtcNow(), Penalty = 4_200 })],
                TestContext.Current.CancellationToken);
        }

        await using var server = await PartnerHotelsServer.StartAsync(
            new PartnerHotelsOptions { Partner = partner, DataDirectory = _folder.FullName, Hotels = 40 }, TestContext.Current.CancellationToken);
        server.Switch("sold-out", filled);
        await using var open = await chromium.OpenAsync(new View(State.Stocked, width, dark), options => new(options) { BaseURL = server.Address.ToString() });

        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.Empty(open.Complaints);
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static Booking Booked(string reference) => new(reference, "M100042", "rate")
    {
        Hotel = "no-longer-sold",
        Kind = "2",
        Rooms = 2,
        CheckIn = new DateOnly(2027, 3, 12),
        CheckOut = new DateOnly(2027, 3, 15),
        LeadGuest = "Ana Ribeiro",
        Currency = "EUR",
        Total = 41_250,
        BookedAt = TimeProvider.System.GetUtcNow(),
    };
}
