namespace Posthouse.Look.Covers;

/// <summary>An opaque sRGB colour; the default is black.</summary>
/// <param name="Rgb">Red, green and blue, eight bits each, red highest.</param>
public readonly record struct Colour(uint Rgb)
{
    private uint Red => (Rgb >> 16) & 0xff;

    private uint Green => (Rgb >> 8) & 0xff;

    private uint Blue => Rgb & 0xff;

    /// <summary>The colour part of the way towards another.</summary>
    /// <param name="other">Where it goes.</param>
    /// <param name="share">0 stays here, 1 arrives there.</param>
    public Colour Towards(Colour other, double share) =>
        new((Blend(Red, other.Red, share) << 16) | (Blend(Green, other.Green, share) << 8) | Blend(Blue, other.Blue, share));

    /// <summary>The colour part of the way towards black.</summary>
    /// <param name="share">0 stays here, 1 is black.</param>
    public Colour Darker(double share) => Towards(new Colour(0x000000), share);

    /// <summary>The colour part of the way towards white.</summary>
    /// <param name="share">0 stays here, 1 is white.</param>
    public Colour Lighter(double share) => Towards(new Colour(0xffffff), share);

    /// <summary>The colour as CSS and SVG write it: <c>#16324f</c>.</summary>
    public override string ToString() => $"#{Rgb:x6}";

    private static uint Blend(uint from, uint to, double share) =>
        (uint)Math.Round((from * (1 - share)) + (to * share), MidpointRounding.AwayFromZero);
}
