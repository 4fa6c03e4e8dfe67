using HotelBooking.Contracts.Partners.V1;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Partners;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Bookings;
using HotelBooking.Partners.Offers;
using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerHotels;
using Posthouse.Components;
using Posthouse.Storage;
using Posthouse.Testing.Clocks;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Partners;

/// <summary>The classes of Partners on a clock that only the test moves, with the three partners' systems running on ports of their own.</summary>
internal sealed class PartnerBench : IAsyncDisposable
{
    public const string Meridian = "meridian";
    public const string Albergo = "albergo";
    public const string Nordhus = "nordhus";

    /// <summary>Few hotels, far apart: the circle is wide, so that each partner has some in it.</summary>
    public const int Hotels = 60;

    private readonly ServiceProvider _services;
    private readonly DirectoryInfo _folder;

    private PartnerBench(ServiceProvider services, IReadOnlyDictionary<string, PartnerHotelsServer> servers, DirectoryInfo folder, CapturedLogs logs)
    {
        (_services, Servers, _folder, Logs) = (services, servers, folder, logs);
        Clock = (ManualClock)services.GetRequiredService<TimeProvider>();
    }

    public static IReadOnlyList<string> Names { get; } = [Meridian, Albergo, Nordhus];

    public IReadOnlyDictionary<string, PartnerHotelsServer> Servers { get; }

    public ManualClock Clock { get; }

    public CapturedLogs Logs { get; }

    public PartnerSearch Search => _services.GetRequiredService<PartnerSearch>();

    public OfferDesk Offers => _services.GetRequiredService<OfferDesk>();

    public BookingDesk Bookings => _services.GetRequiredService<BookingDesk>();

    public Database Database => _services.GetRequiredService<Database>();

    public IPartner Partner(string name) => Get<PartnerDirectory>().Find(name)!;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<PartnerBench> StartAsync(Func<PartnersOptions, PartnersOptions>? change = null)
    {
        var clock = new ManualClock();
        var folder = Directory.CreateTempSubdirectory("partners-");
        var servers = new Dictionary<string, PartnerHotelsServer>(StringComparer.Ordinal);
        foreach (var partner in Names)
        {
            servers[partner] = await PartnerHotelsServer.StartAsync(
                new PartnerHotelsOptions { Partner = partner, DataDirectory = Path.Combine(folder.FullName, partner), Hotels = Hotels, Time = clock }, Cancelled);
        }

        var options = new PartnersOptions { MeridianUrl = servers[Meridian].Address, AlbergoUrl = servers[Albergo].Address, NordhusUrl = servers[Nordhus].Address };
        var logs = new CapturedLogs();
        var definition = ComponentDefinition.Of<PartnersComponent>();
        var environment = new StorageEnvironment(clock, () => Guid.CreateVersion7(clock.GetUtcNow()), new Random(7), logs, CrashPoints.None);
        var database = await ComponentStorage.OpenAsync(definition, new StorageOptions { Directory = folder.FullName }, environment, Cancelled);
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<ILoggerFactory>(logs)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddMetrics()
            .AddSingleton(change?.Invoke(options) ?? options)
            .AddSingleton(new FictionalHotelsOptions { Count = Hotels })
            .AddSingleton(_ => database);
        foreach (var register in definition.Registrations)
        {
            register(services);
        }

        return new PartnerBench(services.BuildServiceProvider(), servers, folder, logs);
    }

    /// <summary>A question to which each partner knows at least two hotels.</summary>
    public static PartnerQuery Question(int nights = 2, int adults = 2, int children = 0)
    {
        var checkIn = new DateOnly(2030, 9, 2);
        return new PartnerQuery(World.Busiest, 200_000, new StayDates(checkIn, checkIn.AddDays(nights)), [new RoomGuests(adults, [.. Enumerable.Repeat(5, children)])]);
    }

    public Task<IReadOnlyDictionary<string, FindOffersResponse>> AskAsync() => AskAsync(Question());

    public async Task<IReadOnlyDictionary<string, FindOffersResponse>> AskAsync(PartnerQuery question)
    {
        var answers = new Dictionary<string, FindOffersResponse>(StringComparer.Ordinal);
        await foreach (var answer in Search.AskAllAsync(question, DateTime.MaxValue, Cancelled))
        {
            answers.Add(answer.Partner, answer);
        }

        return answers;
    }

    /// <summary>Asks while one partner is silent: its time is over as soon as the others have answered.</summary>
    public async Task<IReadOnlyDictionary<string, FindOffersResponse>> AskPastAsync(string silent)
    {
        var answers = new Dictionary<string, FindOffersResponse>(StringComparer.Ordinal);
        var isAsked = Servers[silent].Asked;
        await foreach (var answer in Search.AskAllAsync(Question(), DateTime.MaxValue, Cancelled))
        {
            answers.Add(answer.Partner, answer);
            if (answers.Count == Names.Count - 1 && !answers.ContainsKey(silent))
            {
                await Eventually.HoldsAsync(() => Servers[silent].Asked > isAsked, $"{silent} is asked", Cancelled);
                Clock.Advance(Get<PartnersOptions>().SearchPatience);
            }
        }

        return answers;
    }

    /// <summary>A first good offer of a partner.</summary>
    public async Task<SealedOffer> FirstOfferAsync(string partner)
    {
        var answers = await AskAsync();
        return await Offers.OpenAsync(answers[partner].Offers[0].OfferToken, Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        var database = Database;
        await _services.DisposeAsync();
        await database.DisposeAsync();
        foreach (var server in Servers.Values)
        {
            await server.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static class World
    {
        public static GeoPoint Busiest { get; } = Find();

        private static GeoPoint Find()
        {
            var known = PartnerHotels.Hotels.KnownHotels.First(Hotels);
            var catalogues = PartnerHotels.Partner.All.Select(partner => new PartnerHotels.Hotels.PartnerCatalogue(partner, known)).ToList();
            var best = known.MaxBy(hotel => catalogues.Min(catalogue => catalogue.Within(hotel.Position, 200_000).Count()))!;
            return new GeoPoint(best.Position.Latitude, best.Position.Longitude);
        }
    }
}
