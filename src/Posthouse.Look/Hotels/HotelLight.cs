using System.Collections.Immutable;
using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>A light of the day; it fixes every colour that does not belong to the house.</summary>
internal sealed record HotelLight
{
    public static readonly HotelLight Dawn = new()
    {
        Top = new(0xe9b7a0), Low = new(0xfbe9d3), Disc = new(0xfff3dc), Far = new(0xc9a3a0), Mid = new(0xa98489), Ground = new(0x8f7a72),
        Tree = new(0x5d6f5f), Crown = new(0x74866f), Glass = new(0x6f6a7a), Lamp = new(0xffdf9e), Water = new(0xd9b7a8), Lit = .15, Tint = .12,
    };

    public static readonly HotelLight Noon = new()
    {
        Top = new(0x7fbfd2), Low = new(0xe6f2ea), Disc = new(0xfff8e0), Far = new(0xa9c6c4), Mid = new(0x8fb0a9), Ground = new(0xc9bfa8),
        Tree = new(0x3f6f58), Crown = new(0x5c8c66), Glass = new(0x3f6275), Lamp = new(0xdff0f0), Water = new(0x7fb9c4), Lit = .2, Tint = 0,
    };

    public static readonly HotelLight Gold = new()
    {
        Top = new(0xf0a35e), Low = new(0xfde7b8), Disc = new(0xfff1c9), Far = new(0xd79a6c), Mid = new(0xb9795a), Ground = new(0xa8795a),
        Tree = new(0x6a6b3f), Crown = new(0x85834d), Glass = new(0x6b4a44), Lamp = new(0xffd27a), Water = new(0xe9b77f), Lit = .3, Tint = .12,
    };

    public static readonly HotelLight Dusk = new()
    {
        Top = new(0x2f3c68), Low = new(0xea9a78), Disc = new(0xffd9b0), Far = new(0x6a5a80), Mid = new(0x4d4870), Ground = new(0x3a3854),
        Tree = new(0x2b3a4c), Crown = new(0x38495a), Glass = new(0x2d3150), Lamp = new(0xffcf7d), Water = new(0x8a6a86), Lit = .6, Tint = .42,
    };

    public static readonly HotelLight Night = new()
    {
        Top = new(0x0f1c36), Low = new(0x3c5678), Disc = new(0xf2efe0), Far = new(0x263a58), Mid = new(0x1d2f4b), Ground = new(0x17243a),
        Tree = new(0x14283a), Crown = new(0x1d3547), Glass = new(0x1a2740), Lamp = new(0xffd583), Water = new(0x24395a), Lit = .62, Tint = .42,
    };

    /// <summary>Noon is twice as likely as the others.</summary>
    public static readonly ImmutableArray<HotelLight> All = [Dawn, Noon, Noon, Gold, Dusk, Night];

    /// <summary>When breakfast is served.</summary>
    public static readonly ImmutableArray<HotelLight> Mornings = [Dawn, Noon, Gold];

    public required Colour Top { get; init; }

    public required Colour Low { get; init; }

    public required Colour Disc { get; init; }

    public required Colour Far { get; init; }

    public required Colour Mid { get; init; }

    public required Colour Ground { get; init; }

    public required Colour Tree { get; init; }

    public required Colour Crown { get; init; }

    public required Colour Glass { get; init; }

    public required Colour Lamp { get; init; }

    public required Colour Water { get; init; }

    /// <summary>How likely a window is lit.</summary>
    public required double Lit { get; init; }

    /// <summary>How far walls take on the light.</summary>
    public required double Tint { get; init; }

    public bool IsDark => Tint > .3;
}
