using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Posthouse.Look.Hotels;

/// <summary>Names a drawing of a hotel. What is not given follows from the id; the same picture is the same bytes always and everywhere.</summary>
/// <param name="Id">What is drawn: a hotel, a room type. 1 to 64 small letters, digits, colons and hyphens.</param>
/// <param name="Scene">Which picture of it.</param>
public sealed record HotelPicture(string Id, HotelScene Scene = HotelScene.Front)
{
    internal const string Prefix = "/look/hotels/" + HotelDrawing.Version;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789:-");

    /// <summary>What lies around the house; outside only.</summary>
    public HotelSetting? Setting { get; init; }

    /// <summary>What the house is built like; outside only.</summary>
    public HotelKind? Kind { get; init; }

    /// <summary>Where the drawing is served.</summary>
    /// <exception cref="InvalidOperationException">The id is not such a text.</exception>
    public string Address => IsId(Id)
        ? $"{Prefix}/{View}/{Id}.svg"
        : throw new InvalidOperationException("Give a picture an id of 1 to 64 small letters, digits, colons and hyphens.");

    private string View =>
        string.Join('-', new[] { Scene.ToString(), Setting?.ToString(), Kind?.ToString() }.OfType<string>()).ToLowerInvariant();

    /// <summary>Reads the last two parts of an address. Each picture has one address, so that nobody fills caches with others of it.</summary>
    /// <param name="view">The part before the last.</param>
    /// <param name="id">The last part, without its ending.</param>
    /// <param name="picture">The picture.</param>
    public static bool TryParse(string view, string id, [NotNullWhen(true)] out HotelPicture? picture)
    {
        picture = null;
        var parts = view.Split('-');
        if (!IsId(id) || !TryName<HotelScene>(parts[0], out var scene))
        {
            return false;
        }

        var parsed = new HotelPicture(id, scene);
        foreach (var part in parts.AsSpan(1))
        {
            parsed = TryName<HotelSetting>(part, out var setting) ? parsed with { Setting = setting }
                : TryName<HotelKind>(part, out var kind) ? parsed with { Kind = kind }
                : parsed;
        }

        picture = parsed.View == view ? parsed : null;
        return picture is not null;
    }

    private static bool IsId(string id) => id.Length is >= 1 and <= 64 && !id.AsSpan().ContainsAnyExcept(Letters);

    private static bool TryName<TName>(string text, out TName name)
        where TName : struct, Enum
    {
        name = default;
        return text.Length > 0 && char.IsAsciiLetterLower(text[0]) && Enum.TryParse(text, ignoreCase: true, out name);
    }
}
