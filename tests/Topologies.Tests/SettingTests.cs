using Posthouse.Testing.Observing;
using Topologies.Tests.Running;

namespace Topologies.Tests;

/// <summary>Settings and the public address are the same in every process of every topology.</summary>
public sealed class SettingTests
{
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal) { ["Larder__Key"] = "sesame", ["Larder__Shelves"] = "5" };

    [Theory]
    [InlineData("one")]
    [InlineData("larder")]
    public async Task A_setting_reaches_its_component_wherever_it_runs(string topology)
    {
        await using var app = RunningLarder.Launch(topology, RunningLarder.WithoutSupplier("--set", "Larder:Shelves=7"), Environment);
        await app.ReadyAsync();

        var state = await app.LarderAsync();

        Assert.Equal((7, "sesame", new Uri("http://supplier.example")), (state.Shelves, state.Key, state.Supplier));
    }

    [Fact]
    public async Task A_secret_is_on_no_command_line_and_in_no_line_of_output()
    {
        await using var app = RunningLarder.Launch("larder", RunningLarder.WithoutSupplier(), Environment);
        await app.ReadyAsync();

        var commands = Signals.ChildrenOf(app.Id).Select(Signals.CommandLineOf).ToList();

        Assert.Equal(5, commands.Count);
        Assert.All([.. commands, app.Output], static text => Assert.DoesNotContain("sesame", text, StringComparison.Ordinal));
        Assert.Contains("Larder:Key=***, Larder:Shelves=5", app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("larder")]
    public async Task Settings_that_cannot_be_used_are_all_told_and_nothing_starts(string topology)
    {
        await using var app = RunningLarder.Launch(topology, ["--set", "Larder:Shelves=many", "--set", "Larder:Shelfs=1", "--set", "Larder:Supplier=mill"]);

        Assert.Equal(2, await app.ExitAsync());
        Assert.Contains("because of 3 problems", app.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"Shelves\"?", app.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(app.Data));
    }

    [Theory]
    [InlineData("one")]
    [InlineData("larder")]
    public async Task Every_process_knows_where_the_public_finds_the_application(string topology)
    {
        await using var app = RunningLarder.Launch(topology, RunningLarder.WithoutSupplier());
        await app.ReadyAsync();

        Assert.Equal(app.Address, (await app.LarderAsync()).PublicAddress);
    }

    [Fact]
    public async Task A_restarted_process_learns_the_public_address_again()
    {
        await using var app = RunningLarder.Launch("larder", RunningLarder.WithoutSupplier());
        await app.ReadyAsync();
        var before = app.IdsOf("larder");

        foreach (var id in before)
        {
            Signals.KillProcess(id);
        }

        await Eventually.HoldsAsync(() => app.IdsOf("larder") is { Count: 2 } now && !now.Any(before.Contains), () => app.Output, TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(async () => (await app.Browser.GetAsync(new Uri(app.Address, "/larder"), TestContext.Current.CancellationToken)).IsSuccessStatusCode, () => app.Output, TestContext.Current.CancellationToken);
        Assert.Equal(app.Address, (await app.LarderAsync()).PublicAddress);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("larder")]
    public async Task The_public_address_can_be_given(string topology)
    {
        await using var app = RunningLarder.Launch(topology, RunningLarder.WithoutSupplier("--public-url", "https://larder.example"));
        await app.ReadyAsync();

        Assert.Equal(new Uri("https://larder.example"), (await app.LarderAsync()).PublicAddress);
    }
}
