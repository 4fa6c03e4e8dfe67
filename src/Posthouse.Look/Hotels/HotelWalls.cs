using System.Collections.Immutable;
using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>The paint of a house.</summary>
internal sealed record HotelWalls(Colour Wall, Colour Trim, Colour Roof)
{
    public static readonly ImmutableArray<HotelWalls> All =
    [
        Of(0xe8d3b0, 0xc98f5e, 0x8a4b3a), Of(0xd98b6a, 0xf3dfc3, 0x6e3b38), Of(0xf1ece0, 0xc4b8a2, 0x3f6a73), Of(0xe5b25d, 0xfbefd0, 0x8a4b3a),
        Of(0xb9c9b4, 0xeef0e2, 0x4f5f57), Of(0xc9d6dc, 0xffffff, 0x3d5061), Of(0xdba7a0, 0xf8e9df, 0x7a3f47), Of(0xf6e7cf, 0xb76b4b, 0x4a5a4a),
    ];

    /// <summary>The paint as it looks in a light.</summary>
    public HotelWalls In(HotelLight light, double more = 0) => new(
        Wall.Towards(light.Mid, light.Tint + more),
        Trim.Towards(light.Mid, Math.Max(0, (light.Tint * .8) + more)),
        Roof.Towards(light.Mid, Math.Max(0, (light.Tint * .7) + more)));

    private static HotelWalls Of(uint wall, uint trim, uint roof) => new(new Colour(wall), new Colour(trim), new Colour(roof));
}
