using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Covers;
using Posthouse.Look.Hotels;
using Posthouse.Look.Serving;

namespace Posthouse.Look;

/// <summary>Maps what pages in the shared look load: its style sheet, fonts, mark and drawings, and an application's own files.</summary>
public static class LookEndpoints
{
    internal static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Serves the shared look below <c>/look</c>.</summary>
    /// <param name="endpoints">Takes the routes.</param>
    public static IEndpointRouteBuilder MapLook(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAssets(LookAssets.Shared);
        endpoints.MapMethods($"{LookAssets.Covers}/{{id}}.svg", Reads, (string id) => Cover(id));
        endpoints.MapMethods($"{HotelPicture.Prefix}/{{view}}/{{id}}.svg", Reads, (string view, string id) => Hotel(view, id));
        endpoints.MapMethods("/favicon.ico", Reads, () => LookAssets.Shared.Serve(Path.GetFileName(LookAssets.Shared.AddressOf("favicon.ico"))));
        return endpoints;
    }

    /// <summary>Serves a set of files below its prefix.</summary>
    /// <param name="endpoints">Takes the routes.</param>
    /// <param name="assets">The files.</param>
    public static IEndpointRouteBuilder MapAssets(this IEndpointRouteBuilder endpoints, AssetSet assets)
    {
        endpoints.MapMethods($"{assets.Prefix}/{{file}}", Reads, (string file) => assets.Serve(file));
        return endpoints;
    }

    private static IResult Cover(string id) => LookAssets.IsCoverId(id)
        ? new AssetResult(new Asset(Encoding.UTF8.GetBytes(CoverDrawing.Draw(id)), "image/svg+xml"))
        : Results.NotFound();

    private static IResult Hotel(string view, string id) => HotelPicture.TryParse(view, id, out var picture)
        ? new AssetResult(new Asset(Encoding.UTF8.GetBytes(HotelDrawing.Draw(picture)), "image/svg+xml"))
        : Results.NotFound();
}
