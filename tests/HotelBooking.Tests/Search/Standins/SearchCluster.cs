using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Search;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Events;
using Posthouse.Storage;
using Posthouse.Testing.Clusters;
using Posthouse.Testing.Observing;
using Posthouse.Values;
using StayDates = HotelBooking.Contracts.Stays.V1.StayDates;

namespace HotelBooking.Tests.Search.Standins;

/// <summary>Search with forty hotels, and stand-ins for those that it asks.</summary>
public sealed class SearchCluster : IAsyncLifetime
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["FictionalHotels:Count"] = "40", ["FictionalHotels:Nights"] = "90", ["Search:PartnerBudget"] = "00:00:01",
    };

    private TestCluster? _cluster;

    public SearchCluster()
    {
    }

    internal SearchCluster(string? dataDirectory, params (string Key, string Value)[] settings)
    {
        DataDirectory = dataDirectory;
        foreach (var (key, value) in settings)
        {
            _settings[key] = value;
        }
    }

    internal string? DataDirectory { get; }

    internal TestCluster Cluster => _cluster ?? throw new InvalidOperationException("The cluster is not started.");

    internal SearchService.SearchServiceClient Search => Cluster.ClientOf<SearchService.SearchServiceClient>(null);

    internal DateOnly Today => DateOnly.FromDateTime(Cluster.Clock.GetUtcNow().UtcDateTime);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await TestCluster.StartAsync(
        """{ "processes": { "all": { "components": ["*"] } } }""",
        new TestClusterOptions
        {
            Compose = app => app.Add<SearchComponent>().Add<ReservationsComponent>().Add<PartnersComponent>(),
            Settings = _settings,
            DataDirectory = DataDirectory,
        },
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    /// <summary>The dates of a stay that begins some days from now.</summary>
    internal StayDates Stay(int days, int nights) => new() { CheckIn = Today.AddDays(days).ToProto(), CheckOut = Today.AddDays(days + nights).ToProto() };

    internal SearchHotelsRequest Ask(string place, int days, int nights, params RoomOccupancy[] rooms) => new()
    {
        PlaceId = place,
        Dates = Stay(days, nights),
        Rooms = { rooms.Length == 0 ? [new RoomOccupancy { Adults = 2 }] : rooms },
        PageSize = 100,
    };

    internal async Task<SearchHotelsResponse> FindAsync(SearchHotelsRequest request) => await Search.SearchHotelsAsync(request, cancellationToken: Cancelled);

    /// <summary>Publishes a fact as Reservations does, and waits until Search has followed it.</summary>
    internal async Task PublishAsync(params Google.Protobuf.IMessage[] facts)
    {
        await Cluster.ServicesOf("Reservations").GetRequiredService<Database>().WriteAsync(
            async transaction =>
            {
                foreach (var fact in facts)
                {
                    await transaction.PublishAsync(fact);
                }
            },
            Cancelled);
        var head = await Cluster.ServicesOf("Reservations").GetRequiredService<Database>().ReadAsync(reader => reader.QuerySingleAsync<long>("select max(position) from posthouse_events"), Cancelled);
        var search = Cluster.ServicesOf("Search").GetRequiredService<Database>();
        await Eventually.BecomesAsync(
            () => search.ReadAsync(static reader => reader.QuerySingleAsync<long?>("select min(position) from posthouse_cursors"), Cancelled), reached => reached >= head, $"position {head} is reached", Cancelled);
    }

    /// <summary>Sets nights of a room type to what a change makes of them.</summary>
    internal Task ChangeAsync(string hotelId, string roomTypeId, IReadOnlyList<DateOnly> nights, Func<NightTerms, NightTerms> change)
    {
        var hotel = Expected.Catalogue.Find(hotelId)!;
        return PublishAsync(new InventoryChanged
        {
            Nights =
            {
                nights.Select(night =>
                {
                    var run = new RoomNights { RoomTypeId = roomTypeId, FirstNight = night.ToProto() };
                    run.Add(SnapshotEndpoint.ForSale(change(hotel.Night(roomTypeId, night))));
                    return run;
                }),
            },
        });
    }
}
