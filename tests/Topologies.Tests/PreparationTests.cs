using System.Net;
using Topologies.Tests.Running;

namespace Topologies.Tests;

/// <summary>What components do before they are ready, in real processes.</summary>
public sealed class PreparationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-preparing-");

    public static TheoryData<string> Topologies => ["one", "larder"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Hold => Path.Combine(_folder.FullName, "hold");

    private string Attempts => Path.Combine(_folder.FullName, "attempts");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task Public_is_told_to_come_back_until_everything_is_prepared(string topology)
    {
        await File.WriteAllTextAsync(Hold, "", Cancelled);
        var port = FreePort.Next();
        await using var app = RunningLarder.Launch(topology, RunningLarder.WithoutSupplier("--port", $"{port}", "--set", $"Larder:Hold={Hold}"));
        await app.WritesAsync("Preparing Larder: 50 %");
        var address = new Uri($"http://localhost:{port}/larder");

        using var before = await app.Browser.GetAsync(address, Cancelled);
        var page = await before.Content.ReadAsStringAsync(Cancelled);
        File.Delete(Hold);
        await app.ReadyAsync();
        var after = await app.LarderAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (before.StatusCode, before.Headers.RetryAfter?.ToString()));
        Assert.Contains("about to open", page, StringComparison.Ordinal);
        Assert.Equal((1_000, 1), (after.Jars, after.FilledBy));
        Assert.Contains("Prepared Larder in ", app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task What_fails_is_tried_again(string topology)
    {
        await using var app = RunningLarder.Launch(topology, RunningLarder.WithoutSupplier("--set", $"Larder:Attempts={Attempts}", "--set", "Larder:Failures=2"));
        await app.ReadyAsync();

        Assert.Equal(1_000, (await app.LarderAsync()).Jars);
        Assert.Contains("Preparing Larder failed (attempt 2)", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_replica_has_its_turn_and_the_second_finds_the_work_done()
    {
        await using var app = RunningLarder.Launch("larder", RunningLarder.WithoutSupplier("--set", $"Larder:Attempts={Attempts}"));
        await app.ReadyAsync();

        Assert.Equal(2, (await File.ReadAllLinesAsync(Attempts, Cancelled)).Length);
        Assert.Equal((1_000, 1), ((await app.LarderAsync()).Jars, (await app.LarderAsync()).FilledBy));
    }

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task Stopped_in_the_middle_it_goes_on_the_next_time(string topology)
    {
        await File.WriteAllTextAsync(Hold, "", Cancelled);
        await using (var first = RunningLarder.Launch(topology, RunningLarder.WithoutSupplier("--set", $"Larder:Hold={Hold}"), data: _folder.FullName))
        {
            await first.WritesAsync("Preparing Larder: 50 %");
            Signals.TerminateProcess(first.Id);
            Assert.Equal(0, await first.ExitAsync());
        }

        File.Delete(Hold);
        await using var second = RunningLarder.Launch(topology, RunningLarder.WithoutSupplier(), data: _folder.FullName);
        await second.ReadyAsync();

        Assert.Equal((1_000, 2), ((await second.LarderAsync()).Jars, (await second.LarderAsync()).FilledBy));
    }

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task When_nothing_is_to_do_nothing_is_said(string topology)
    {
        await using (var first = RunningLarder.Launch(topology, RunningLarder.WithoutSupplier(), data: _folder.FullName))
        {
            await first.ReadyAsync();
        }

        await using var second = RunningLarder.Launch(topology, RunningLarder.WithoutSupplier(), data: _folder.FullName);
        await second.ReadyAsync();

        Assert.DoesNotContain("Prepar", second.Output, StringComparison.Ordinal);
    }
}
