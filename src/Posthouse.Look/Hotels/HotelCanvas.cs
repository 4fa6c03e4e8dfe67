using System.Collections.Immutable;
using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>A poster in the making: 600 by 400, one light, one paint, one stream of numbers.</summary>
internal sealed class HotelCanvas
{
    public const double Width = 600;
    public const double Height = 400;
    public static readonly Colour White = new(0xffffff);
    public static readonly Colour Shade = new(0x1b1524);

    public HotelCanvas(string seed, ImmutableArray<HotelLight> lights)
    {
        Stream = new SeededStream(seed);
        Light = Stream.Pick(lights.AsSpan());
        var paint = Stream.Pick(HotelWalls.All.AsSpan());
        Walls = paint.In(Light);
        Indoors = paint.In(Light, -Light.Tint * .55);
    }

    public SvgText Svg { get; } = new(Width, Height);

    public SeededStream Stream { get; }

    public HotelLight Light { get; }

    public HotelWalls Walls { get; }

    /// <summary>The paint in lamplight: nearer to its own colour than outside.</summary>
    public HotelWalls Indoors { get; }

    /// <summary>Lamplight indoors; by day a lamp is warmer than the sky.</summary>
    public Colour Lamp => Light == HotelLight.Noon ? HotelLight.Dawn.Lamp : Light.Lamp;

    /// <summary>The colour of a window: lit or not, as the light has it.</summary>
    public Colour Pane(double least = 0) => Stream.Chance(Math.Max(least, Light.Lit)) ? Light.Lamp : Light.Glass;

    public void Window(double x, double y, double width, double height, Colour frame)
    {
        Svg.Rect(x, y, width, height, Pane());
        Svg.Rect(x - 2, y + height, width + 4, 3, frame);
        Svg.Rect(x + (width / 2) - .6, y, 1.2, height, frame, .7);
    }

    public void ShutteredWindow(double x, double y, double width, double height)
    {
        Window(x, y, width, height, Walls.Trim);
        Svg.Rect(x - (width * .42), y, width * .36, height, Walls.Roof);
        Svg.Rect(x + (width * 1.06), y, width * .36, height, Walls.Roof);
    }

    public void ArchedWindow(double x, double y, double width, double height, Colour? glass = null)
    {
        Svg.Shape(Arch(x, y, width, height), glass ?? Pane());
        Svg.Rect(x + (width / 2) - .6, y + (width / 2), 1.2, height - (width / 2), Walls.Trim, .7);
    }

    public static PathText Arch(double x, double y, double width, double height) => new PathText()
        .Add('M', x, y + height).Add('V', y + (width / 2)).Add('a', width / 2, width / 2, 0, 0, 1, width, 0).Add('V', y + height).Add('Z');
}
