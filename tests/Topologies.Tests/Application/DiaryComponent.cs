using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Events;
using Posthouse.Storage;

namespace Topologies.Tests.Application;

/// <summary>Follows what the echo heard, and shows it on a page of its own.</summary>
internal sealed class DiaryComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Exposes("/diary", routes => routes.MapGet("/diary", async (Database database, HttpContext context) =>
        {
            var entries = await database.ReadAsync(reader => reader.QueryAsync<string>("select text from entries order by id"), context.RequestAborted);
            return $"{Environment.ProcessId}: {string.Join(' ', entries)}";
        }))
        .Stores(Migrations.FromScripts(new MigrationScript(1, "entries", "create table entries (id integer primary key, text text not null);")))
        .Follows<EchoRequest, EntryWriter>();
}

internal sealed class EntryWriter : IFollower<EchoRequest>
{
    public async ValueTask HandleAsync(EchoRequest fact, FactContext context) =>
        await context.Transaction.ExecuteAsync("insert into entries (text) values (@Text)", new { fact.Text });
}
