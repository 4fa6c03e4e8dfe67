using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Grpc.Net.Client;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Search.V1;

namespace Posthouse.Bench.Hotel;

/// <summary>HotelBooking as its users start it: its own program in any topology, with the bank, the partners and the mail beside it, on free ports.</summary>
internal sealed class HotelProgram : IAsyncDisposable
{
    private const string ReadyMark = "Ready: ";
    private const string BankMark = "Bank (stand-in): ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly List<GrpcChannel> _channels = [];

    private HotelProgram(string topology, DirectoryInfo data, Process process) => (Topology, Data, _process) = (topology, data, process);

    public string Topology { get; }

    /// <summary>Folder of the databases; kept when the program has ended.</summary>
    public DirectoryInfo Data { get; }

    public Uri Page { get; private set; } = null!;

    public Uri Bank { get; private set; } = null!;

    public SearchService.SearchServiceClient Search { get; private set; } = null!;

    public ReservationsService.ReservationsServiceClient Reservations { get; private set; } = null!;

    /// <summary>From the start of the process until its first page was there.</summary>
    public TimeSpan StartedIn { get; private set; }

    /// <summary>Seconds on a processor so far, all its processes together.</summary>
    public double CpuSeconds => ProcessTree.CpuSeconds(_process.Id);

    public static async Task<HotelProgram> StartAsync(string topology, DirectoryInfo data, int hotels)
    {
        var (search, reservations) = (FreeAddress(), FreeAddress());
        string[] arguments =
        [
            "--topology", topology, "--port", "0", "--data", data.FullName,
            "--listen", $"Search={search.GetLeftPart(UriPartial.Authority)}", "--listen", $"Reservations={reservations.GetLeftPart(UriPartial.Authority)}",
            "--set", $"FictionalHotels:Count={hotels.ToString(CultureInfo.InvariantCulture)}",

            // Everybody who books comes from one address.
            "--set", "Reservations:MaxHeldRooms=100000",
        ];
        var clock = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo(Built(), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var program = new HotelProgram(topology, data, process);
        try
        {
            await program.ReadyAsync();
            await program.FirstPageAsync();
            program.StartedIn = clock.Elapsed;
            program.Search = new SearchService.SearchServiceClient(program.ChannelTo(search));
            program.Reservations = new ReservationsService.ReservationsServiceClient(program.ChannelTo(reservations));
            return program;
        }
        catch (Exception)
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
        {
            channel.Dispose();
        }

        if (!_process.HasExited)
        {
            using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await signal.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    /// <summary>The program as <c>./run</c> starts it: with its code compiled ahead, where that could be done.</summary>
    private static string Built() =>
        Repository.Find("artifacts/run/hotel/HotelBooking.Host") is var ahead && File.Exists(ahead) ? ahead : Repository.Find("artifacts/bin/HotelBooking.Host/release/HotelBooking.Host");

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private GrpcChannel ChannelTo(Uri address)
    {
        var channel = GrpcChannel.ForAddress(address);
        _channels.Add(channel);
        return channel;
    }

    private async Task ReadyAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(BankMark, StringComparison.Ordinal))
            {
                Bank = new Uri(line[BankMark.Length..]);
            }
            else if (line.StartsWith(ReadyMark, StringComparison.Ordinal))
            {
                Page = new Uri(line[ReadyMark.Length..]);
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException($"HotelBooking in {Topology} has ended before it was ready; its lines above say why.");
    }

    private async Task FirstPageAsync()
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await browser.GetStringAsync(Page);
    }
}
