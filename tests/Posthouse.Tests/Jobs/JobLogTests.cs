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

    // All attempts but the last one fail.
    private async Task FailAsync(Exception failure)
    {
        var database = await _workspace.OpenAsync<PressComponent>();
        await database.WriteAsync(async transaction => await transaction.EnqueueAsync(new PrintSheet("Emma")), Cancellation);
        _shop.Print = (_, context, _) => context.Attempt < Attempts ? throw failure : Task.CompletedTask;
        var registrations = new ServiceCollection();
        registrations.AddSingleton(_shop);
        ComponentWork.Register(registrations, database, new WorkOptions());
        _work = new ComponentWork(database, registrations.BuildServiceProvider(), new EventSources(_ => "", _ => null!), new WorkOptions());
        _work.Start();
        await Eventually.HoldsAsync(
            async () =>
            {
                _clock.Advance(TimeSpan.FromMinutes(1));
                return await database.OneAsync<int>("select count(*) from posthouse_jobs") == 0;
            },
            "the job is done",
            Cancellation);
    }
}
