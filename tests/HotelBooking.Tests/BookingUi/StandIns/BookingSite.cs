using HotelBooking.BookingUi;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Testing.Clusters;

namespace HotelBooking.Tests.BookingUi.StandIns;

/// <summary>The site's pages in one process, with stand-ins for everything that they call.</summary>
public sealed class BookingSite : IAsyncLifetime
{
    private const string OneProcess = """{ "processes": { "all": { "components": ["*"], "public": true } } }""";

    private TestCluster? _cluster;

    /// <summary>Where the bank is.</summary>
    public Uri Bank { get; set; } = new("http://bank.example");

    public Uri Address => Cluster.Public.BaseAddress!;

    public TestCluster Cluster => _cluster ?? throw new InvalidOperationException("The site was not started.");

    internal ReservationBooks Books => Cluster.ServicesOf("Reservations").GetRequiredService<ReservationBooks>();

    internal KnownProfile Known => Cluster.ServicesOf("Users").GetRequiredService<KnownProfile>();

    public async ValueTask InitializeAsync() => _cluster = await TestCluster.StartAsync(
        OneProcess,
        new TestClusterOptions
        {
            Compose = app => app
                .Add<BookingUiComponent>().Add<ReservationsComponent>().Add<SearchComponent>().Add<UsersComponent>().Add<AuthenticationComponent>(),
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Payments:BankUrl"] = Bank.ToString() },
        },
        TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
