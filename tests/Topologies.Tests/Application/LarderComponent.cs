using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Hosting;
using Posthouse.Hosting.Outside;
using Posthouse.Storage;
using ApplicationBuilder = Posthouse.Hosting.ApplicationBuilder;

namespace Topologies.Tests.Application;

/// <summary>Takes settings, fills its shelves before it is ready, knows where the public finds it, and has a supplier outside.</summary>
internal sealed class LarderComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Configures<LarderOptions>("Larder")
        .Calls<EchoService.EchoServiceClient>()
        .Exposes("/larder", Map)
        .Stores(Migrations.FromScripts(new MigrationScript(1, "jars", "create table jars (number integer primary key, label text not null, process text not null);")))
        .Prepares<FillLarder>();

    /// <summary>The application that the larder belongs to.</summary>
    public static void Compose(ApplicationBuilder app) => app
        .Named("larder")
        .Add<DeskComponent>()
        .Add<EchoComponent>()
        .Add<DiaryComponent>()
        .Add<LarderComponent>()
        .Beside(new OutsideProgram("PartnerHotels") { Name = "Supplier", Port = 5021, Sets = "Larder:Supplier", Arguments = ["--partner", "meridian"] });

    private static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/larder", async (Database database, LarderOptions options, PublicAddress address, HttpContext context) =>
    {
        var jars = await database.ReadAsync(reader => reader.QueryAsync<string>("select distinct process from jars"), context.RequestAborted);
        var count = await database.ReadAsync(reader => reader.QuerySingleAsync<int>("select count(*) from jars"), context.RequestAborted);
        return Results.Json(new LarderState
        {
            Shelves = options.Shelves,
            Key = options.Key,
            Supplier = options.Supplier,
            PublicAddress = await address.GetAsync(context.RequestAborted),
            Process = Environment.ProcessId,
            Jars = count,
            FilledBy = jars.Count,
        });
    });
}

internal sealed record LarderOptions : ICheckedOptions
{
    public int Shelves { get; init; } = 3;

    [Secret]
    public string Key { get; init; } = "";

    public Uri Supplier { get; init; } = new("http://localhost:1/");

    /// <summary>Whether the preparation asks the supplier first.</summary>
    public bool AsksSupplier { get; init; }

    /// <summary>A file that holds the preparation up while it is there.</summary>
    public string Hold { get; init; } = "";

    /// <summary>A file whose lines count the attempts to prepare.</summary>
    public string Attempts { get; init; } = "";

    /// <summary>How many attempts fail.</summary>
    public int Failures { get; init; }

    public IReadOnlyList<string> Problems() => Shelves is < 0 or > 100 ? ["Shelves must be 0 to 100."] : [];
}

/// <summary>What another component, elsewhere, knows of the same settings.</summary>
internal sealed record LarderSign
{
    public int Shelves { get; init; }
}

/// <summary>What the larder tells on its page.</summary>
internal sealed record LarderState
{
    public int Shelves { get; init; }

    public string? Key { get; init; }

    public Uri? Supplier { get; init; }

    public Uri? PublicAddress { get; init; }

    public int Process { get; init; }

    public int Jars { get; init; }

    public int FilledBy { get; init; }
}
