using Grpc.Core;
using Posthouse.Hosting;
using Posthouse.Hosting.Supervision;
using Posthouse.Testing.Clusters;

namespace HotelBooking.Tests.Clusters;

/// <summary>
/// The whole application in a test, in any topology, with the bank, the partner hotels and the mail outside it. The clock of all of them can be moved ahead. Most tests share
/// one by <see cref="HotelClusters"/>; those that break something start their own.
/// </summary>
internal sealed class HotelCluster : IAsyncDisposable
{
    // What a machine that is slow or busy may take, where the application would rather go on without.
    private static readonly (string Key, string Value)[] Patience =
    [
        ("Search:PartnerBudget", "00:00:30"), ("Partners:SearchBudget", "00:01:00"), ("Partners:SearchPatience", "00:00:30"), ("Partners:BookingPatience", "00:01:00"),
        ("Reservations:CallWithin", "00:01:00"), ("Reservations:RecapWaits", "01:00:00"),
    ];

    private readonly DirectoryInfo _mail;
    private int _guests;

    private HotelCluster(TestCluster application, StandIns outside, DirectoryInfo mail)
    {
        Application = application;
        Outside = outside;
        _mail = mail;
        Mail = new MailFolder(mail);
    }

    /// <summary>The application's processes: clients, clock, faults, kills.</summary>
    public TestCluster Application { get; }

    /// <summary>The bank and the partner hotels.</summary>
    public StandIns Outside { get; }

    /// <summary>The mail that was sent.</summary>
    public MailFolder Mail { get; }

    /// <summary>The day it is in Greenwich by the application's clock.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Application.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Starts the application: every process prepared, the bank told where to send its messages.</summary>
    /// <param name="topology">A name such as <c>seven</c>, or the text of a topology.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<HotelCluster> StartAsync(string topology, HotelClusterOptions options, CancellationToken cancellationToken)
    {
        var clock = new ShiftedTime();
        var outside = await StandIns.StartAsync(options.Hotels, clock, cancellationToken);
        var mail = Directory.CreateTempSubdirectory("hotel-mail-");
        try
        {
            var settings = new Dictionary<string, string>(outside.Settings, StringComparer.OrdinalIgnoreCase)
            {
                ["FictionalHotels:Count"] = $"{options.Hotels}",
                ["Users:MailFolder"] = mail.FullName,
            };
            foreach (var (key, value) in Patience)
            {
                settings[key] = value;
            }

            foreach (var (key, value) in options.Settings)
            {
                settings[key] = value;
            }

            var cluster = await TestCluster.StartAsync(
                topology.Contains('{', StringComparison.Ordinal) ? topology : BuiltFiles.Topology(topology),
                new TestClusterOptions
                {
                    Compose = HotelComponents.Compose,
                    Program = options.Real ? new SupervisedProgram(BuiltFiles.Host, []) : null,
                    Settings = settings,
                    Work = options.Work,
                    Clock = clock,
                    KeepsTelemetry = false,
                },
                cancellationToken);
            return new HotelCluster(cluster, outside, mail);
        }
        catch (Exception)
        {
            await outside.DisposeAsync();
            mail.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>A client of a service, for somebody outside.</summary>
    public TClient Client<TClient>()
        where TClient : ClientBase<TClient> => Application.ClientOf<TClient>(caller: null);

    /// <summary>A client of a service that is for components only, as one of them.</summary>
    public TClient ClientAs<TClient>(string component)
        where TClient : ClientBase<TClient> => Application.ClientOf<TClient>(component);

    /// <summary>A guest whom nobody has seen before.</summary>
    public Guest NewGuest() => new(this, Interlocked.Increment(ref _guests));

    /// <summary>A browser without a past: cookies of its own, and it follows no redirect by itself.</summary>
    public HttpClient NewBrowser() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = Application.Public.BaseAddress };

    /// <summary>Kills the process in which a component runs, as SIGKILL does (hosted: at once, without waiting), and waits until it serves again.</summary>
    public Task RestartAsync(string component, CancellationToken cancellationToken) => Application.RestartAsync(Application.ProcessOf(component), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        await Outside.DisposeAsync();
        _mail.Delete(recursive: true);
    }
}
