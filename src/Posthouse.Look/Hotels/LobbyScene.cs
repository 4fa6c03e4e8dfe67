using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>Where guests arrive: arches with daylight, a desk with keys behind it, an armchair, hanging lamps.</summary>
internal static class LobbyScene
{
    private const double Floor = 300;

    public static void Draw(HotelCanvas on)
    {
        Indoors.Shell(on, Floor);
        var deskOnLeft = on.Stream.Chance(.5);
        var (desk, lounge) = deskOnLeft ? (160.0, 440.0) : (440.0, 160.0);
        for (var arch = -1; arch <= 1; arch++)
        {
            Arch(on, lounge + (arch * 88) - 31);
        }

        Keys(on, desk);
        Desk(on, desk);
        Chair(on, lounge - 66);
        Chair(on, lounge + 40);
        Table(on, lounge - 4);
        Indoors.Plant(on, deskOnLeft ? 300 : 302, Floor + 22, 1.35);
        for (var lamp = 0; lamp < 3; lamp++)
        {
            Pendant(on, desk - 70 + (lamp * 70), on.Stream.Between(62, 84));
        }
    }

    private static void Arch(HotelCanvas on, double x)
    {
        on.Svg.Shape(HotelCanvas.Arch(x - 6, 66, 74, 208), on.Indoors.Trim);
        on.Svg.Shape(HotelCanvas.Arch(x, 72, 62, 196), on.Light.Low);
        on.Svg.Shape(HotelCanvas.Arch(x, 72, 62, 110), on.Light.Top, .55);
        on.Svg.Circle(x + 31 + on.Stream.Between(-5, 5), 236, 25, on.Light.Tree, .85);
        on.Svg.Rect(x, 236, 62, 32, on.Light.Mid);
        on.Svg.Rect(x + 29.5, 72, 3, 196, on.Indoors.Trim);
        on.Svg.Rect(x, 150, 62, 3, on.Indoors.Trim);
    }

    private static void Keys(HotelCanvas on, double middle)
    {
        var wood = Wood(on);
        on.Svg.Rect(middle - 90, 112, 180, 104, wood);
        for (var hook = 0; hook < 18; hook++)
        {
            var (x, y) = (middle - 82 + (hook % 6 * 28), 119 + (hook / 6 * 32));
            on.Svg.Rect(x, y, 24, 27, wood.Darker(.18));
            if (on.Stream.Chance(.65))
            {
                on.Svg.Circle(x + 12, y + 8, 3, on.Lamp);
                on.Svg.Rect(x + 11, y + 10, 2, 10, on.Lamp);
            }
        }
    }

    private static void Desk(HotelCanvas on, double middle)
    {
        var (paint, svg) = (on.Indoors, on.Svg);
        svg.Ellipse((middle, 352), 138, 12, HotelCanvas.Shade, .18);
        svg.Rect(middle - 126, 244, 252, 108, paint.Roof);
        for (var panel = 0; panel < 4; panel++)
        {
            svg.Rect(middle - 116 + (panel * 59), 262, 49, 78, paint.Roof.Lighter(.1));
        }

        svg.Rect(middle - 134, 236, 268, 12, paint.Trim.Lighter(.1));
        svg.Shape(new PathText().Add('M', middle + 40, 234).Add('q', 0, -13, 13, -13).Add('q', 13, 0, 13, 13).Add('z'), on.Lamp);
        svg.Circle(middle + 53, 219, 2.4, on.Lamp.Darker(.15));
        Indoors.TableLamp(on, middle - 84, 236);
    }

    private static void Chair(HotelCanvas on, double x)
    {
        var cloth = on.Indoors.Wall.Towards(on.Indoors.Roof, .6);
        on.Svg.Ellipse((x, 358), 54, 8, HotelCanvas.Shade, .16);
        on.Svg.Rect(x - 38, 334, 6, 24, Wood(on).Darker(.2));
        on.Svg.Rect(x + 32, 334, 6, 24, Wood(on).Darker(.2));
        on.Svg.Shape(new PathText().Add('M', x - 36, 330).Add('v', -52).Add('q', 0, -22, 22, -22).Add('h', 28).Add('q', 22, 0, 22, 22).Add('v', 52).Add('z'), cloth);
        on.Svg.Rect(x - 36, 310, 72, 28, cloth.Lighter(.14));
        on.Svg.Shape(new PathText().Add('M', x - 48, 340).Add('v', -38).Add('q', 0, -9, 9, -9).Add('q', 9, 0, 9, 9).Add('v', 38).Add('z'), cloth.Darker(.1));
        on.Svg.Shape(new PathText().Add('M', x + 30, 340).Add('v', -38).Add('q', 0, -9, 9, -9).Add('q', 9, 0, 9, 9).Add('v', 38).Add('z'), cloth.Darker(.1));
    }

    private static void Table(HotelCanvas on, double x)
    {
        on.Svg.Rect(x - 3, 336, 6, 30, Wood(on).Darker(.2));
        on.Svg.Ellipse((x, 336), 30, 7, Wood(on).Lighter(.1));
        on.Svg.Ellipse((x, 368), 16, 4, Wood(on).Darker(.2));
    }

    private static void Pendant(HotelCanvas on, double x, double length)
    {
        on.Svg.Rect(x - .8, 0, 1.6, length, on.Indoors.Roof.Darker(.3));
        on.Svg.Circle(x, length + 10, 34, on.Lamp, .2);
        on.Svg.Shape(new PathText().Add('M', x - 16, length + 14).Add('q', 2, -18, 16, -18).Add('q', 14, 0, 16, 18).Add('z'), on.Lamp);
    }

    private static Colour Wood(HotelCanvas on) => new Colour(0x8a6242).Towards(on.Light.Mid, on.Light.Tint * .5);
}
