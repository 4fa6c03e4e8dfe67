using Google.Protobuf.WellKnownTypes;
using Posthouse.Components;
using Posthouse.Events;
using Posthouse.Storage;

namespace Posthouse.Tests.Events;

/// <summary>Publishes sales (texts) and takings (numbers).</summary>
internal sealed class ShopComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Stores(Migrations.FromScripts(new MigrationScript(1, "sales", "create table sales (title text primary key);")))
        .Publishes<StringValue>()
        .Publishes<Int64Value>();
}

/// <summary>Follows sales only.</summary>
internal sealed class DeskComponent : IComponent
{
    public static readonly MigrationScript Notes = new(1, "notes", "create table notes (id integer primary key autoincrement, text text not null, position integer not null);");

    public static void Define(ComponentBuilder component) => component.Stores(Migrations.FromScripts(Notes)).Follows<StringValue, NoteSale>();
}

/// <summary>The desk after it has learned to follow takings too.</summary>
internal sealed class WiderDeskComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Stores(Migrations.FromScripts(DeskComponent.Notes))
        .Follows<StringValue, NoteSale>()
        .Follows<Int64Value, NoteTaking>();
}

internal sealed class NoteSale(Planted planted) : IFollower<StringValue>
{
    public async ValueTask HandleAsync(StringValue fact, FactContext context)
    {
        await context.Transaction.ExecuteAsync("insert into notes (text, position) values (@Value, @Position)", new { fact.Value, context.Position });
        planted.Handle(fact.Value);
    }
}

internal sealed class NoteTaking : IFollower<Int64Value>
{
    public async ValueTask HandleAsync(Int64Value fact, FactContext context) => await context.Transaction.ExecuteAsync(
        "insert into notes (text, position) values (@text, @Position)", new { text = $"{fact.Value} crowns", context.Position });
}

/// <summary>Makes following fail where the test wants it.</summary>
internal sealed class Planted
{
    /// <summary>The sale that cannot be handled.</summary>
    public string? Unhandled { get; set; }

    public void Handle(string sale)
    {
        if (string.Equals(sale, Unhandled, StringComparison.Ordinal))
        {
            throw new FormatException($"{sale} cannot be handled.");
        }
    }
}
