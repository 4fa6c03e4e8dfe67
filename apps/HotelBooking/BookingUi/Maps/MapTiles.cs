using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Posthouse.Components;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Maps;

/// <summary>A tile server for the map; section <c>Maps</c>. Without one the map shows coasts, towns and distances only.</summary>
public sealed record MapTiles : ICheckedOptions
{
    private const double TileSize = 256;
    private const int MostZoom = 18;

    /// <summary>Address of a tile with <c>{z}</c>, <c>{x}</c> and <c>{y}</c> in it, for example <c>https://tiles.example/{z}/{x}/{y}.png</c>. Default: empty, no tiles.</summary>
    public string TileUrl { get; init; } = "";

    /// <summary>Whom to name on the map, as the tile server asks for. Ignored without <see cref="TileUrl"/>.</summary>
    public string Attribution { get; init; } = "";

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems() =>
        TileUrl.Length == 0 || (Origin is { Scheme: "http" or "https" } && TileUrl.Contains("{z}", StringComparison.Ordinal)
            && TileUrl.Contains("{x}", StringComparison.Ordinal) && TileUrl.Contains("{y}", StringComparison.Ordinal))
            ? []
            : ["Maps:TileUrl is not the address of a tile: give one such as https://tiles.example/{z}/{x}/{y}.png."];

    internal bool AreConfigured => TileUrl.Length > 0;

    private Uri? Origin => Uri.TryCreate(TileUrl.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), UriKind.Absolute, out var address) ? address : null;

    /// <summary>Lets a page show the tiles.</summary>
    internal void Allow(HttpResponse response)
    {
        if (AreConfigured)
        {
            response.AllowPicturesFrom(Origin!);
        }
    }

    /// <summary>The tiles that cover a picture.</summary>
    internal ImmutableArray<MapTile> Covering(MapProjection projection)
    {
        if (!AreConfigured)
        {
            return [];
        }

        var zoom = Math.Clamp((int)Math.Ceiling(Math.Log2(projection.UnitsPerWorld / TileSize)), 0, MostZoom);
        var across = 1 << zoom;
        var size = projection.UnitsPerWorld / across;
        var (left, top) = (projection.Corner.X * across, projection.Corner.Y * across);
        var tiles = ImmutableArray.CreateBuilder<MapTile>();
        for (var y = (int)Math.Max(0, Math.Floor(top)); y < across && (y - top) * size < MapProjection.Height; y++)
        {
            for (var x = (int)Math.Floor(left); (x - left) * size < MapProjection.Width; x++)
            {
                tiles.Add(new MapTile(AddressOf(zoom, ((x % across) + across) % across, y), (x - left) * size, (y - top) * size, size));
            }
        }

        return tiles.ToImmutable();
    }

    private string AddressOf(int zoom, int x, int y) => TileUrl
        .Replace("{z}", zoom.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{x}", x.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{y}", y.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
