using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>A table laid in the morning, seen from its end: pot, cups, croissants, fruit; a wide window behind.</summary>
internal static class BreakfastScene
{
    private const double Edge = 268;

    public static void Draw(HotelCanvas on)
    {
        Indoors.Shell(on, 330);
        Indoors.View(on, 132, 40, 336, 176);
        Indoors.Curtains(on, 132, 40, 336, 176);
        var cloth = new Colour(0xfffaf0).Towards(on.Light.Mid, on.Light.Tint * .35);
        on.Svg.Shape(new PathText().Add('M', 40, Edge).Add('h', 520).Add('l', 40, 132).Add('h', -600).Add('z'), cloth.Darker(.05));
        on.Svg.Rect(24, Edge - 8, 552, 18, cloth);
        for (var stripe = 0; stripe < 7; stripe++)
        {
            on.Svg.Polygon(
                on.Indoors.Roof.Lighter(.25),
                (70 + (stripe * 74), Edge + 10), (78 + (stripe * 74), Edge + 10), (60 + (stripe * 78), 400), (50 + (stripe * 78), 400));
        }

        var turned = on.Stream.Chance(.5);
        Pot(on, turned ? 400 : 190);
        Fruit(on, turned ? 250 : 350);
        Cup(on, turned ? 330 : 262);
        Cup(on, turned ? 480 : 440);
        Plate(on, 120);
        Vase(on, turned ? 172 : 520);
    }

    private static void Pot(HotelCanvas on, double x)
    {
        var glaze = on.Indoors.Roof.Lighter(.08);
        on.Svg.Ellipse((x, Edge), 44, 6, HotelCanvas.Shade, .15);
        on.Svg.Shape(new PathText().Add('M', x + 26, Edge - 46).Add('q', 30, -6, 40, -38).Add('l', 7, 3).Add('q', -8, 44, -44, 58).Add('z'), glaze);
        on.Svg.Shape(new PathText().Add('M', x - 30, Edge).Add('q', -14, -60, 14, -76).Add('h', 32).Add('q', 28, 16, 14, 76).Add('z'), glaze);
        on.Svg.Rect(x - 22, Edge - 82, 44, 8, glaze.Darker(.15));
        on.Svg.Circle(x, Edge - 87, 6, on.Lamp);
        on.Svg.Line(new PathText().Add('M', x - 30, Edge - 62).Add('c', -34, -2, -34, 46, -4, 44), glaze.Darker(.1), 7);
        on.Svg.Rect(x - 35, Edge - 34, 70, 6, on.Indoors.Trim, .8);
    }

    private static void Cup(HotelCanvas on, double x)
    {
        on.Svg.Ellipse((x, Edge), 30, 5, on.Indoors.Trim.Darker(.12));
        on.Svg.Line(new PathText().Add('M', x + 16, Edge - 24).Add('c', 18, -3, 18, 18, -1, 16), HotelCanvas.White.Darker(.12), 4);
        on.Svg.Shape(new PathText().Add('M', x - 19, Edge - 30).Add('h', 38).Add('q', 0, 28, -12, 28).Add('h', -14).Add('q', -12, 0, -12, -28).Add('z'), HotelCanvas.White);
        on.Svg.Ellipse((x, Edge - 30), 19, 4, new Colour(0x5a3a26));
        foreach (var sway in (ReadOnlySpan<double>)[-6, 5])
        {
            on.Svg.Line(new PathText().Add('M', x + sway, Edge - 40).Add('q', -7, -9, 0, -17).Add('q', 7, -8, 0, -16), HotelCanvas.White, 2.2, .7);
        }
    }

    private static void Plate(HotelCanvas on, double x)
    {
        on.Svg.Ellipse((x, Edge), 62, 7, on.Indoors.Trim.Darker(.1));
        on.Svg.Ellipse((x, Edge - 3), 60, 6, HotelCanvas.White);
        var crust = new Colour(0xd0893f).Towards(on.Light.Mid, on.Light.Tint * .3);
        foreach (var place in (ReadOnlySpan<double>)[-28, 24])
        {
            on.Svg.Shape(
                new PathText().Add('M', x + place - 30, Edge - 4).Add('q', 4, -30, 30, -32).Add('q', 26, 2, 30, 32).Add('q', -8, -12, -30, -11).Add('q', -22, -1, -30, 11).Add('z'),
                crust);
            foreach (var cut in (ReadOnlySpan<double>)[-10, 1, 12])
            {
                on.Svg.Line(new PathText().Add('M', x + place + cut, Edge - 33).Add('q', 4, 8, 1, 17), crust.Darker(.22), 2);
            }
        }
    }

    private static void Fruit(HotelCanvas on, double x)
    {
        foreach (var (dx, dy, rgb) in (ReadOnlySpan<(double, double, uint)>)[(-24, -34, 0xe0962f), (22, -34, 0xc4502f), (-2, -42, 0xe3b23c), (0, -30, 0x8a9a3f)])
        {
            on.Svg.Circle(x + dx, Edge + dy, 16, new Colour(rgb).Towards(on.Light.Mid, on.Light.Tint * .35));
        }

        on.Svg.Shape(new PathText().Add('M', x - 50, Edge - 30).Add('h', 100).Add('q', -8, 28, -34, 28).Add('h', -32).Add('q', -26, 0, -34, -28).Add('z'), on.Indoors.Wall.Lighter(.3));
        on.Svg.Rect(x - 46, Edge - 22, 92, 5, on.Indoors.Roof, .8);
    }

    private static void Vase(HotelCanvas on, double x)
    {
        foreach (var (lean, height) in (ReadOnlySpan<(double, double)>)[(-16, 92), (3, 108), (19, 88)])
        {
            on.Svg.Line(new PathText().Add('M', x, Edge - 44).Add('q', lean * .2, (-height / 2) + 20, lean, -height + 44), on.Light.Tree, 2.4);
            on.Svg.Circle(x + lean, Edge - height, 9, on.Indoors.Roof.Lighter(.35));
            on.Svg.Circle(x + lean, Edge - height, 3.4, on.Lamp);
        }

        on.Svg.Shape(new PathText().Add('M', x - 9, Edge).Add('q', -9, -28, 2, -46).Add('h', 14).Add('q', 11, 18, 2, 46).Add('z'), on.Light.Water.Lighter(.25));
    }
}
