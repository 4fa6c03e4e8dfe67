using System.Net;
using Posthouse.Testing.Observing;
using Topologies.Tests.Running;

namespace Topologies.Tests;

public sealed class FaultTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_process_is_started_again_and_found()
    {
        await using var app = await RunningApp.StartAsync("split");
        var before = app.IdOf("echo");

        Signals.KillProcess(before);

        await Eventually.HoldsAsync(async () => await AnswersAsync(app, "/echo?text=again"), () => $"the echo answers again:\n{app.Output}", Cancelled);
        Assert.NotEqual(before, app.IdOf("echo"));
        Assert.Contains("Process echo ended with exit code 137 and is started again in", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_public_process_comes_back_at_the_same_port()
    {
        await using var app = await RunningApp.StartAsync("split");

        Signals.KillProcess(app.IdOf("front"));

        await Eventually.HoldsAsync(async () => await AnswersAsync(app, "/"), () => $"the page answers again:\n{app.Output}", Cancelled);
    }

    [Fact]
    public async Task No_process_is_left_when_the_supervisor_is_killed()
    {
        await using var app = await RunningApp.StartAsync("split");
        var processes = Signals.ChildrenOf(app.Id);

        Signals.KillProcess(app.Id);

        await Eventually.HoldsAsync(() => !processes.Any(Signals.IsRunning), () => $"all of {string.Join(", ", processes)} end", Cancelled);
        Assert.Equal(3, processes.Count);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task SIGTERM_lets_a_running_request_finish_and_refuses_new_ones(string topology)
    {
        await using var app = await RunningApp.StartAsync(topology);
        var slow = app.GetAsync("/slow?milliseconds=8000");
        await app.WritesAsync("Begun: slow");
        var processes = topology == "one" ? [] : Signals.ChildrenOf(app.Id);

        Signals.TerminateProcess(app.Id);
        await Eventually.HoldsAsync(async () => !await AnswersAsync(app, "/"), () => "new requests are refused", Cancelled);
        Assert.False(slow.IsCompleted, "The slow request had ended before new ones were refused.");

        Assert.Equal("slow", await slow);
        Assert.Equal(0, await app.ExitAsync());
        Assert.DoesNotContain(processes, Signals.IsRunning);
        Assert.DoesNotContain("is killed", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replicas_share_the_public_port_and_one_may_die()
    {
        await using var app = await RunningApp.StartAsync("replicas");
        var desks = app.IdsOf("front").Select(id => $"desk {id}").ToHashSet(StringComparer.Ordinal);
        Assert.Equal(2, desks.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);

        await Eventually.HoldsAsync(async () => seen.Add(await app.GetAsync("/")) && seen.SetEquals(desks), () => $"both of {string.Join(", ", desks)} answer", Cancelled);
        Signals.KillProcess(app.IdsOf("rest")[0]);

        await Eventually.HoldsAsync(async () => await AnswersAsync(app, "/echo?text=still"), () => "the other replica answers", Cancelled);
    }

    private static async Task<bool> AnswersAsync(RunningApp app, string path)
    {
        try
        {
            using var response = await app.Browser.GetAsync(new Uri(app.Address, path), Cancelled);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
