using Posthouse.Testing.Observing;
using Topologies.Tests.Running;

namespace Topologies.Tests;

/// <summary>One application in three processes, shared by the tests that leave it running.</summary>
public sealed class SplitApp : IAsyncLifetime
{
    internal RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await RunningApp.StartAsync("split");

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class SplitTests(SplitApp split) : IClassFixture<SplitApp>
{
    private readonly RunningApp _app = split.App;

    [Fact]
    public async Task Each_process_runs_its_own_components()
    {
        Assert.Equal($"desk {_app.IdOf("front")}", await _app.GetAsync("/"));
        Assert.Equal($"hello for Desk from {_app.IdOf("echo")}", await _app.GetAsync("/echo?text=hello"));
        Assert.StartsWith($"{_app.IdOf("diary")}: ", await _app.GetAsync("/diary"), StringComparison.Ordinal);
        Assert.Equal(3, Signals.ChildrenOf(_app.Id).Count);
    }

    [Theory]
    [InlineData("front", "Desk")]
    [InlineData("echo", "Echo")]
    [InlineData("diary", "Diary")]
    public async Task A_process_opens_the_database_of_its_own_component_only(string process, string component)
    {
        await Task.WhenAll(_app.GetAsync("/"), _app.GetAsync("/echo?text=file"), _app.GetAsync("/diary"));

        var databases = Signals.OpenFilesOf(_app.IdOf(process)).Where(file => file.StartsWith(_app.Data, StringComparison.Ordinal));

        Assert.Equal([component], databases.Select(file => Path.GetFileName(file).Split('.')[0]).Distinct());
    }

    [Fact]
    public void The_supervisor_opens_no_database() =>
        Assert.DoesNotContain(Signals.OpenFilesOf(_app.Id), file => file.StartsWith(_app.Data, StringComparison.Ordinal));

    [Fact]
    public async Task Facts_reach_a_follower_in_another_process()
    {
        await _app.GetAsync("/echo?text=news");

        await Eventually.HoldsAsync(async () => (await _app.GetAsync("/diary")).Contains("news", StringComparison.Ordinal), () => "the diary has the news", TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_clusters_key_is_in_no_environment_and_no_command_line()
    {
        foreach (var id in Signals.ChildrenOf(_app.Id).Append(_app.Id))
        {
            Assert.DoesNotMatch("[A-Za-z0-9+/]{43}=", Signals.CommandLineOf(id));
            Assert.DoesNotMatch("(^|\0)POSTHOUSE[A-Z_]*=[A-Za-z0-9+/]{43}=", File.ReadAllText($"/proc/{id}/environ"));
        }
    }

    [Fact]
    public void Lines_carry_their_process_and_the_configuration_is_one_line_without_secrets()
    {
        Assert.Single(_app.Output.Split('\n'), line => line.Contains("Starting desk", StringComparison.Ordinal));
        Assert.Contains("topology split (front: Desk; echo: Echo; diary: Diary)", _app.Output, StringComparison.Ordinal);
        Assert.Contains("cluster key ***", _app.Output, StringComparison.Ordinal);
    }
}
