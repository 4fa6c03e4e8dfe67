using System.Diagnostics;
using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

public sealed class KillTests : IAsyncLifetime
{
    private const int Killed = 128 + 9;
    private readonly Workspace _workspace = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Theory]
    [InlineData(CrashPoints.AfterCommitBeforeDelivery, 1)]
    [InlineData(CrashPoints.AfterCommitBeforeDelivery, 6)]
    [InlineData(CrashPoints.AfterCommitBeforeDelivery, 15)]
    [InlineData(CrashPoints.AfterEffectBeforeAcknowledgement, 1)]
    [InlineData(CrashPoints.AfterEffectBeforeAcknowledgement, 2)]
    [InlineData(CrashPoints.WhileJobRuns, 1)]
    [InlineData(CrashPoints.WhileJobRuns, 7)]
    public async Task Every_effect_is_there_exactly_once_after_a_kill(string point, int passing)
    {
        Assert.Equal(Killed, await RunVictimAsync($"{point}:{passing}"));

        Assert.Equal(0, await RunVictimAsync(crashAt: null));

        await ExpectEverySaleOnceAsync();
    }

    [Fact]
    public async Task Every_effect_is_there_exactly_once_after_a_kill_at_each_point_in_turn()
    {
        foreach (var crashAt in new[] { $"{CrashPoints.WhileJobRuns}:2", $"{CrashPoints.AfterCommitBeforeDelivery}:2", $"{CrashPoints.WhileJobRuns}:1" })
        {
            Assert.Equal(Killed, await RunVictimAsync(crashAt));
        }

        Assert.Equal(0, await RunVictimAsync(crashAt: null));
        await ExpectEverySaleOnceAsync();
    }

    [Fact]
    public async Task Three_processes_that_start_at_once_on_one_folder_share_the_work_and_repeat_nothing()
    {
        var exits = await Task.WhenAll(RunVictimAsync(crashAt: null), RunVictimAsync(crashAt: null), RunVictimAsync(crashAt: null));

        Assert.Equal([0, 0, 0], exits);
        await ExpectEverySaleOnceAsync();
    }

    private async Task ExpectEverySaleOnceAsync()
    {
        var till = await _workspace.OpenAsync<TillComponent>();
        var counter = await _workspace.OpenAsync<CounterComponent>();
        var every = Enumerable.Range(1, Victim.Sales).ToList();

        Assert.Equal(every, await till.AllAsync<int>("select number from sales order by number"));
        Assert.Equal(every, await counter.AllAsync<int>("select number from notes order by rowid"));
        Assert.Equal(every, await counter.AllAsync<int>("select number from receipts order by number"));
    }

    private async Task<int> RunVictimAsync(string? crashAt)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Posthouse.Tests"), ["--victim", _workspace.Folder]);
        start.Environment[CrashPoints.Variable] = crashAt;
        using var victim = Process.Start(start)!;
        try
        {
            await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
            return victim.ExitCode;
        }
        finally
        {
            if (!victim.HasExited)
            {
                victim.Kill();
            }
        }
    }
}
