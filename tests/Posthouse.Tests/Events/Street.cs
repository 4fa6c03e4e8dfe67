using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Events.V1;
using Posthouse.Events;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;
using Posthouse.Storage;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Storage;

namespace Posthouse.Tests.Events;

/// <summary>A shop that publishes, and desks that follow it over the gRPC contract.</summary>
internal sealed class Street : IAsyncDisposable
{
    private readonly List<ComponentWork> _works = [];
    private readonly List<ServiceProvider> _services = [];

    private Street(Database shop)
    {
        Shop = shop;
        Logs.Add(shop);
    }

    public static WorkOptions Quick { get; } = new()
    {
        Followers = new FollowerOptions { FirstDelay = TimeSpan.FromMilliseconds(1), LongestDelay = TimeSpan.FromMilliseconds(20), MaxAttempts = 3 },
    };

    public Workspace Workspace { get; private init; } = null!;

    public Database Shop { get; }

    public PublishedLogs Logs { get; } = new((_, _, types) => types.All(type => type != "forbidden"));

    public Planted Planted { get; } = new();

    public static async Task<Street> OpenAsync()
    {
        var workspace = new Workspace { Environment = Workspace.NewEnvironment(TimeProvider.System) };
        return new Street(await workspace.OpenAsync<ShopComponent>()) { Workspace = workspace };
    }

    public EventLogService.EventLogServiceClient Client(PublishedLogs? logs = null)
    {
        var endpoint = new EventLogEndpoint(logs ?? Logs, new EventLogOptions { PollInterval = TimeSpan.FromMilliseconds(20), PageSize = 7 }, TimeProvider.System);
        var methods = new GrpcMethodTable([GrpcServiceBinding.Of(endpoint, null)]);
        return new EventLogService.EventLogServiceClient(new LocalCallInvoker(methods, new LocalCaller("Desk"), TimeProvider.System));
    }

    public Task SellAsync(params IEnumerable<string> titles) => PublishAsync(titles.Select(title => new StringValue { Value = title }));

    public Task PublishAsync(params IEnumerable<IMessage> facts) => Shop.WriteAsync(
        async transaction =>
        {
            foreach (var fact in facts)
            {
                await transaction.PublishAsync(fact);
            }
        },
        TestContext.Current.CancellationToken);

    /// <summary>A desk on the same database as any other: a replica when there is one already.</summary>
    public async Task<(Database Database, ComponentWork Work, IServiceProvider Services)> DeskAsync<TDesk>(
        EventLogService.EventLogServiceClient? client = null, WorkOptions? options = null)
        where TDesk : IComponent
    {
        var database = await Workspace.OpenAsync(ComponentDefinition.Of<TDesk>() with { Name = "Desk" });
        var registrations = new ServiceCollection();
        registrations.AddSingleton(Planted);
        ComponentWork.Register(registrations, database, options ?? Quick);
        var services = registrations.BuildServiceProvider();
        var work = new ComponentWork(database, services, new EventSources(_ => "Shop", _ => client ?? Client()), options ?? Quick);
        _services.Add(services);
        _works.Add(work);
        return (database, work, services);
    }

    public static Task<IReadOnlyList<string>> NotesAsync(Database desk) => desk.AllAsync<string>("select text from notes order by id");

    public static Task NotedAsync(Database desk, int count) => Eventually.HoldsAsync(
        async () => await desk.OneAsync<int>("select count(*) from notes") >= count, $"{count} notes at the desk", TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var work in _works)
        {
            await work.DisposeAsync();
        }

        foreach (var services in _services)
        {
            await services.DisposeAsync();
        }

        Logs.Dispose();
        await Workspace.DisposeAsync();
    }
}
