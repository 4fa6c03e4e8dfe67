using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Search.Filling;
using HotelBooking.Stays.Terms;
using HotelBooking.Tests.Search.Standins;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Storage;

namespace HotelBooking.Tests.Search;

/// <summary>The first start fills the database; the second reads nothing of it again; facts keep it as Reservations has it.</summary>
public sealed class FillingTests
{
    private const string Snapshot = "hotelbooking.reservations.v1.InventoryService/ReadSnapshot";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_start_reads_nothing_again_and_has_kept_what_changed()
    {
        var folder = Directory.CreateTempSubdirectory("posthouse-search-");
        await using (var first = new SearchCluster(folder.FullName, ("FictionalHotels:Count", "3"), ("FictionalHotels:Nights", "20")))
        {
            await first.InitializeAsync();
            await first.ChangeAsync("h000001", "h000001-dbl", [first.Today.AddDays(3)], night => night with { Allotment = 77 });
            Assert.Contains(first.Cluster.Telemetry.Spans, span => span.DisplayName == Snapshot);
        }

        await using (var second = new SearchCluster(folder.FullName, ("FictionalHotels:Count", "3"), ("FictionalHotels:Nights", "20")))
        {
            await second.InitializeAsync();
            var free = await second.Cluster.ServicesOf("Search").GetRequiredService<Database>().ReadAsync(
                reader => reader.QuerySingleAsync<int>("select max(free) from nights where night = @night", new { night = second.Today.AddDays(3).DayNumber }), Cancelled);

            Assert.DoesNotContain(second.Cluster.Telemetry.Spans, span => span.DisplayName == Snapshot);
            Assert.False(second.Cluster.ServicesOf("Search").GetRequiredService<HotelSource>().WasAsked);
            Assert.Equal(77, free);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_happened_before_the_snapshot_is_not_followed_again()
    {
        var folder = Directory.CreateTempSubdirectory("posthouse-search-");
        await using (var first = new SearchCluster(folder.FullName, ("FictionalHotels:Count", "1"), ("FictionalHotels:Nights", "20")))
        {
            await first.InitializeAsync();
            await first.ChangeAsync("h000001", "h000001-dbl", [first.Today.AddDays(3)], night => night with { Allotment = 77 });
        }

        foreach (var file in folder.GetFiles("Search.db*"))
        {
            file.Delete();
        }

        await using (var second = new SearchCluster(folder.FullName, ("FictionalHotels:Count", "1"), ("FictionalHotels:Nights", "20")))
        {
            await second.InitializeAsync();
            await second.ChangeAsync("h000001", "h000001-dbl", [second.Today.AddDays(4)], night => night with { Allotment = 78 });
            var free = await second.Cluster.ServicesOf("Search").GetRequiredService<Database>().ReadAsync(
                reader => reader.QueryAsync<int>("select free from nights where free > 70"), Cancelled);

            Assert.Equal([78], free);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Changed_terms_are_in_the_next_search()
    {
        await using var cluster = new SearchCluster(null, ("FictionalHotels:Count", "1"), ("FictionalHotels:Nights", "20"));
        await cluster.InitializeAsync();
        var terms = Expected.Catalogue.Hotels[0].Terms;
        var request = new GetHotelRequest { HotelId = "h000001", Dates = cluster.Stay(5, 1), Rooms = { new HotelBooking.Contracts.Stays.V1.RoomOccupancy { Adults = 1 } } };
        var before = await cluster.Search.GetHotelAsync(request, cancellationToken: Cancelled);

        await cluster.PublishAsync(new TermsChanged { Terms = (terms with { RatePlans = [terms.RatePlans[0] with { Name = "Only this one" }] }).ToProto() });
        var after = await cluster.Search.GetHotelAsync(request, cancellationToken: Cancelled);

        Assert.True(before.Offers.Select(offer => offer.PlanName).Distinct().Count() > 1);
        Assert.All(after.Offers, offer => Assert.Equal("Only this one", offer.PlanName));
    }
}
