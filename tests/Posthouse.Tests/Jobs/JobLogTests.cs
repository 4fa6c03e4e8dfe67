using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Events;
using Posthouse.Jobs;
using Posthouse.Storage;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Storage;

namespace Posthouse.Tests.Jobs;

/// <summary>What an operator reads about jobs that fail.</summary>
public sealed class JobLogTests : IAsyncDisposable
{
    private const int Attempts = 8;

    private readonly CapturedLogs _logs = new();
    private readonly ManualClock _clock = new();
    private readonly PrintShop _shop = new();
    private readonly Workspace _workspace;
    private ComponentWork? _work;

    public JobLogTests() => _workspace = new Workspace { Environment = Workspace.NewEnvironment(_clock) with { Loggers = _logs } };

    public static TheoryData<Exception, string> Awaited => new()
    {
        { new NotYetException("The printer is warming up.", new FormatException("planted")), "The printer is warming up." },
        { new RpcException(new Status(StatusCode.Unavailable, "No address answers.")), "No address answers." },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await (_work?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _workspace.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Awaited))]
    public async Task What_passes_by_itself_is_told_in_one_line_and_again_as_a_warning_when_it_lasts(Exception failure, string told)
    {
        await FailAsync(failure);

        var lines = _logs.Lines.Where(static line => line.Message.StartsWith("Job ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Attempts - 1, lines.Count);
        Assert.All(lines, line => Assert.True(line.Exception is null && line.Message.EndsWith(told, StringComparison.Ordinal), line.Message));
        Assert.Equal([LogLevel.Information, .. Enumerable.Repeat(LogLevel.Debug, 5), LogLevel.Warning], lines.Select(static line => line.Level));
    }

    [Fact]
    public async Task What_nobody_expected_is_a_warning_with_the_places_in_the_code()
    {
        await FailAsync(new FormatException("planted"));

        Assert.All(
            _logs.Lines.Where(static line => line.Message.StartsWith("Job ", StringComparison.Ordinal)),
            static line => Assert.Equal((LogLevel.Warning, "planted"), (line.Level, line.Exception?.Message)));
    }

    [Fact]
    public async Task Jobs_that_cannot_be_taken_up_are_told_when_it_has_lasted_twice_as_long_and_taken_up_afterwards()
    {
        var database = await OpenAsync();
        await database.RunAsync("alter table posthouse_jobs rename to away");
        Start(database);
        await AdvanceUntilAsync(() => Task.FromResult(Told().Count == 4), "it was told four times");

        await database.RunAsync("alter table away rename to posthouse_jobs");
        await DrainedAsync(database);

        Assert.Equal(["1", "2", "4", "8"], Told().Take(4).Select(static line => line.Message.Split('(')[1].Split(' ')[0]));
        Assert.Equal([("Emma", 1)], _shop.Attempts);
    }

    private List<CapturedLine> Told() => [.. _logs.Lines.Where(static line => line.Level == LogLevel.Error && line.Message.StartsWith("Jobs could not be taken up", StringComparison.Ordinal))];

    // All attempts but the last one fail.
    private async Task FailAsync(Exception failure)
    {
        var database = await OpenAsync();
        _shop.Print = (_, context, _) => context.Attempt < Attempts ? throw failure : Task.CompletedTask;
        Start(database);
        await DrainedAsync(database);
    }

    private async Task<Database> OpenAsync()
    {
        var database = await _workspace.OpenAsync<PressComponent>();
        await database.WriteAsync(async transaction => await transaction.EnqueueAsync(new PrintSheet("Emma")), Cancellation);
        return database;
    }

    private void Start(Database database)
    {
        var registrations = new ServiceCollection();
        registrations.AddSingleton(_shop);
        ComponentWork.Register(registrations, database, new WorkOptions());
        _work = new ComponentWork(database, registrations.BuildServiceProvider(), new EventSources(_ => "", _ => null!), new WorkOptions());
        _work.Start();
    }

    private Task DrainedAsync(Database database) => AdvanceUntilAsync(async () => await database.OneAsync<int>("select count(*) from posthouse_jobs") == 0, "the job is done");

    private Task AdvanceUntilAsync(Func<Task<bool>> condition, string what) => Eventually.HoldsAsync(
        () =>
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            return condition();
        },
        what,
        Cancellation);
}
