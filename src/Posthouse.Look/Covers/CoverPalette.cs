using System.Collections.Immutable;

namespace Posthouse.Look.Covers;

/// <summary>The colours of a cover; ink on ground has a contrast of at least 8.8 to 1.</summary>
/// <param name="Ground">The cloth of the book.</param>
/// <param name="First">The leading colour of the pattern.</param>
/// <param name="Second">The colour beside it.</param>
/// <param name="Ink">The lettering.</param>
public sealed record CoverPalette(Colour Ground, Colour First, Colour Second, Colour Ink)
{
    /// <summary>The twelve palettes; style classes <c>cover--p0</c> to <c>cover--p11</c> carry their ground and ink.</summary>
    public static ImmutableArray<CoverPalette> All { get; } =
    [
        Of(0x16324f, 0xe2a33c, 0xd9573f, 0xfbf3df),
        Of(0xf3e6c8, 0xa8352f, 0x1f4a52, 0x2a1a12),
        Of(0x6f1f2c, 0xe9b872, 0xf3e3cc, 0xfdf3e3),
        Of(0x1f4a3d, 0xd7c06a, 0x8fb89a, 0xf6f2dd),
        Of(0xe9c15b, 0x1c2f4a, 0xc4472f, 0x1a1d2b),
        Of(0x2b2440, 0xe77f67, 0xf4c988, 0xfbeee0),
        Of(0xdfe6dc, 0x3c6e63, 0xd98a4e, 0x1b2b2a),
        Of(0x0f2a33, 0x58b3ad, 0xf1d08a, 0xeef6f0),
        Of(0xf0c9b4, 0x8a2f3c, 0x2c4a63, 0x2a1420),
        Of(0x3a2a1e, 0xc98b4a, 0xead9b5, 0xfbf1dc),
        Of(0xc9dbe6, 0x20405f, 0xd46a4c, 0x12202e),
        Of(0x4a2c54, 0xf0b7a0, 0xc7d08a, 0xfdf0ee),
    ];

    private static CoverPalette Of(uint ground, uint first, uint second, uint ink) =>
        new(new Colour(ground), new Colour(first), new Colour(second), new Colour(ink));
}
