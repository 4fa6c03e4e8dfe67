using System.Collections.Concurrent;
using Posthouse.Components;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace Posthouse.Tests.Jobs;

internal sealed record PrintSheet(string Title);

internal sealed record BindBook(string Title);

/// <summary>Prints by jobs; the test says what happens in each attempt.</summary>
internal sealed class PressComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Stores(Migrations.FromScripts(new MigrationScript(1, "sheets", "create table sheets (id integer primary key autoincrement, title text not null);")))
        .Runs<PrintingJob>();
}

internal sealed class PrintingJob(PrintShop shop) : IJob<PrintSheet>
{
    public Task RunAsync(PrintSheet payload, JobContext context, CancellationToken cancellationToken)
    {
        shop.Attempts.Enqueue((payload.Title, context.Attempt));
        return shop.Print(payload, context, cancellationToken);
    }
}

internal sealed class PrintShop
{
    public ConcurrentQueue<(string Title, int Attempt)> Attempts { get; } = new();

    public Func<PrintSheet, JobContext, CancellationToken, Task> Print { get; set; } = (payload, context, cancellation) =>
        context.CompleteAsync(
            async transaction => await transaction.ExecuteAsync("insert into sheets (title) values (@Title)", new { payload.Title }), cancellation);
}
