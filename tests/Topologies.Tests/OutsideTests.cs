using System.Net;
using System.Net.Sockets;
using Posthouse.Testing.Observing;
using Topologies.Tests.Running;

namespace Topologies.Tests;

/// <summary>Stand-ins for systems that are not ours run beside the application, and end with it.</summary>
public sealed class OutsideTests
{
    private const string Announcement = "Supplier (stand-in): ";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Topologies => ["one", "larder"];

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task The_application_is_told_where_its_stand_in_answers(string topology)
    {
        await using var app = RunningLarder.Launch(topology, []);
        await app.ReadyAsync();

        var announced = new Uri(await app.SaysAsync(Announcement));

        Assert.Equal(announced, (await app.LarderAsync()).Supplier);
        Assert.Contains("Meridian", await app.Browser.GetStringAsync(announced, Cancelled), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(app.Data, "outside", "Supplier")));
    }

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task It_ends_with_the_application_also_when_that_is_killed(string topology)
    {
        var data = Directory.CreateTempSubdirectory("posthouse-outside-");
        Uri address;
        await using (var app = RunningLarder.Launch(topology, [], data: data.FullName))
        {
            await app.ReadyAsync();
            address = new Uri(await app.SaysAsync(Announcement));
            await app.Browser.GetStringAsync(address, Cancelled);
            Signals.KillProcess(app.Id);
            await app.ExitAsync();
        }

        await Eventually.HoldsAsync(() => IsFree(address), () => $"nobody listens at {address}", Cancelled);
        await using (var app = RunningLarder.Launch(topology, [], data: data.FullName))
        {
            await app.ReadyAsync();
            address = new Uri(await app.SaysAsync(Announcement));
        }

        Assert.True(IsFree(address));
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task One_that_crashes_is_started_again_where_it_was()
    {
        await using var app = RunningLarder.Launch("one", []);
        await app.ReadyAsync();
        var address = new Uri(await app.SaysAsync(Announcement));
        await app.Browser.GetStringAsync(address, Cancelled);
        var id = Assert.Single(Signals.ChildrenOf(app.Id));

        Signals.KillProcess(id);

        await app.WritesAsync("The outside program Supplier ended with exit code 137 and is started again");
        Assert.Contains("Meridian", await app.Browser.GetStringAsync(address, Cancelled), StringComparison.Ordinal);
        Assert.NotEqual(id, Assert.Single(Signals.ChildrenOf(app.Id)));
    }

    [Fact]
    public async Task It_starts_before_the_application_is_ready_when_a_preparation_waits_for_it()
    {
        await using var app = RunningLarder.Launch("one", ["--set", "Larder:AsksSupplier=true"]);
        await app.ReadyAsync();

        Assert.Equal(1_000, (await app.LarderAsync()).Jars);
        Assert.DoesNotContain("Preparing Larder failed", app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task One_that_cannot_start_ends_the_application(string topology)
    {
        var data = Directory.CreateTempSubdirectory("posthouse-outside-");
        Directory.CreateDirectory(Path.Combine(data.FullName, "outside"));
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "outside", "Supplier"), "No folder can be made here.", Cancelled);

        await using var app = RunningLarder.Launch(topology, [], data: data.FullName);

        Assert.Equal(1, await app.ExitAsync());
        Assert.Contains("Supplier could not start: it ended with exit code", app.Output, StringComparison.Ordinal);
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task It_is_not_started_when_another_server_takes_its_place()
    {
        await using var app = RunningLarder.Launch("one", RunningLarder.WithoutSupplier());
        await app.ReadyAsync();

        Assert.Empty(Signals.ChildrenOf(app.Id));
        Assert.DoesNotContain("stand-in", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_what_can_be_done()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 5021);
        try
        {
            listener.Start();
        }
        catch (SocketException)
        {
            // Somebody else has it already, which is as good.
        }

        await using var app = RunningLarder.Launch("one", ["--port", $"{FreePort.Next()}"]);

        Assert.Equal(1, await app.ExitAsync());
        Assert.Contains("Port 5021, on which Supplier is to answer, is taken by another program.", app.Output, StringComparison.Ordinal);
        Assert.Contains("--set Larder:Supplier=URL", app.Output, StringComparison.Ordinal);
    }

    private static bool IsFree(Uri address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, address.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
