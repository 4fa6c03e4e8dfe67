using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Posthouse.Components;
using Posthouse.Contracts.Events.V1;
using Posthouse.Events;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

/// <summary>
/// A process that sells twelve books, notes each sale at the desk and prints a receipt for each note by a job; run again, it does what is still to be done. It dies at the crash point that its
/// environment names.
/// </summary>
internal static class Victim
{
    public const int Sales = 12;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    public static async Task<int> RunAsync(string folder)
    {
        var environment = new StorageEnvironment(TimeProvider.System, NewId, new Random(1), NullLoggerFactory.Instance, CrashPoints.FromEnvironment());
        var options = new StorageOptions { Directory = folder };
        using var deadline = new CancellationTokenSource(Deadline);
        await using var till = await ComponentStorage.OpenAsync(ComponentDefinition.Of<TillComponent>(), options, environment, deadline.Token);
        await using var desk = await ComponentStorage.OpenAsync(ComponentDefinition.Of<CounterComponent>(), options, environment, deadline.Token);
        using var logs = new PublishedLogs((_, _, _) => true);
        logs.Add(till);
        await using var work = Work(desk, logs);
        work.Start();
        for (var number = 1; number <= Sales; number++)
        {
            await SellAsync(till, number, deadline.Token);
        }

        while (await CountAsync(desk, "receipts", deadline.Token) < Sales || await CountAsync(desk, "posthouse_jobs", deadline.Token) > 0)
        {
            await Task.Delay(10, deadline.Token);
        }

        logs.Stop();
        return 0;
    }

    private static ComponentWork Work(Database desk, PublishedLogs logs)
    {
        var options = new WorkOptions
        {
            Followers = new FollowerOptions { BatchSize = 4 },
            Jobs = new JobRunnerOptions { Lease = TimeSpan.FromSeconds(1), PollInterval = TimeSpan.FromMilliseconds(20) },
        };
        var registrations = new ServiceCollection();
        ComponentWork.Register(registrations, desk, options);
        var methods = new GrpcMethodTable([GrpcServiceBinding.Of(new EventLogEndpoint(logs, new EventLogOptions(), TimeProvider.System), null)]);
        var client = new EventLogService.EventLogServiceClient(new LocalCallInvoker(methods, new LocalCaller("Counter"), TimeProvider.System));
        return new ComponentWork(desk, registrations.BuildServiceProvider(), new EventSources(_ => "Till", _ => client), options);
    }

    // A caller who got no answer asks again; the sale's number is its key.
    private static Task SellAsync(Database till, int number, CancellationToken cancellationToken) => till.WriteAsync(
        async transaction =>
        {
            if (await transaction.ExecuteAsync("insert into sales (number) values (@number) on conflict do nothing", new { number }) == 1)
            {
                await transaction.PublishAsync(new Int32Value { Value = number });
            }
        },
        cancellationToken);

    private static Task<int> CountAsync(Database database, string table, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => reader.QuerySingleAsync<int>($"select count(*) from {table}"), cancellationToken);

    private static Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        return new Guid(bytes);
    }
}

internal sealed class TillComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Stores(Migrations.FromScripts(new MigrationScript(1, "sales", "create table sales (number integer primary key);")))
        .Publishes<Int32Value>();
}

/// <summary>Nothing in its tables keeps an effect from being there twice.</summary>
internal sealed class CounterComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Stores(Migrations.FromScripts(new MigrationScript(1, "notes", "create table notes (number integer not null); create table receipts (number integer not null);")))
        .Follows<Int32Value, NoteNumber>()
        .Runs<PrintReceipt>();
}

internal sealed record Receipt(int Number);

internal sealed class NoteNumber : IFollower<Int32Value>
{
    public async ValueTask HandleAsync(Int32Value fact, FactContext context)
    {
        await context.Transaction.ExecuteAsync("insert into notes (number) values (@Value)", new { fact.Value });
        await context.Transaction.EnqueueAsync(new Receipt(fact.Value));
    }
}

internal sealed class PrintReceipt : IJob<Receipt>
{
    public Task RunAsync(Receipt payload, JobContext context, CancellationToken cancellationToken) => context.CompleteAsync(
        async transaction => await transaction.ExecuteAsync("insert into receipts (number) values (@Number)", new { payload.Number }), cancellationToken);
}
