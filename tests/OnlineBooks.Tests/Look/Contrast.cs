using System.Globalization;

namespace OnlineBooks.Tests.Look;

/// <summary>Contrast as WCAG 2.2 defines it (relative luminance, success criterion 1.4.3).</summary>
internal static class Contrast
{
    public static double Between(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + .05) / (Math.Min(light, dark) + .05);
    }

    private static double Luminance(string hex)
    {
        var rgb = uint.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (.2126 * Linear(rgb >> 16)) + (.7152 * Linear(rgb >> 8)) + (.0722 * Linear(rgb));
    }

    private static double Linear(uint channel)
    {
        var value = (channel & 0xff) / 255.0;
        return value <= .04045 ? value / 12.92 : Math.Pow((value + .055) / 1.055, 2.4);
    }
}
