namespace Posthouse.Look.Hotels;

/// <summary>A house from outside, from back to front: sky, land, shadow, trees, house, what lies before it.</summary>
internal static class FrontScene
{
    public static void Draw(HotelCanvas on, HotelSetting? wantedSetting, HotelKind? wantedKind)
    {
        var setting = (HotelSetting)on.Stream.Whole(0, 3);
        var kind = (HotelKind)on.Stream.Whole(0, 3);
        (setting, kind) = (wantedSetting ?? setting, wantedKind ?? kind);
        var ground = setting is HotelSetting.Canal or HotelSetting.Coast ? 306 : 334;
        Backdrop.Sky(on);
        Backdrop.Land(on, setting, ground);
        var plant = TreeOf(on, kind, setting);
        var house = Place(on, kind, ground);
        on.Svg.Ellipse((house.Left + (house.Width / 2), ground + 3), (house.Width / 2) + 40, 9, new(0x14101c), .22);
        foreach (var (low, high) in (ReadOnlySpan<(double, double)>)[(-30, -8), (house.Width + 8, house.Width + 30), (house.Width + 50, house.Width + 90), (-100, -56)])
        {
            plant(on, house.Left + on.Stream.Between(low, high), ground + 2, on.Stream.Between(.85, 1.35));
        }

        Build(on, kind, house);
        if (setting is HotelSetting.Canal or HotelSetting.Coast)
        {
            Foreground.Water(on, house, isSea: setting == HotelSetting.Coast);
        }
        else if (kind == HotelKind.Villa)
        {
            VillaHouse.Pool(on, house);
            plant(on, house.Left - 60, HotelCanvas.Height - 8, 1.9);
        }
        else
        {
            Foreground.Street(on, ground);
        }
    }

    private static Action<HotelCanvas, double, double, double> TreeOf(HotelCanvas on, HotelKind kind, HotelSetting setting)
    {
        var cypress = on.Stream.Chance(.5);
        return (kind, setting) switch
        {
            (HotelKind.Villa, not HotelSetting.Coast) when cypress => Trees.Cypress,
            (HotelKind.Villa, _) or (_, HotelSetting.Coast) => Trees.Palm,
            _ => Trees.Round,
        };
    }

    private static House Place(HotelCanvas on, HotelKind kind, double ground) => kind switch
    {
        HotelKind.Grand => GrandHouse.Place(on, ground),
        HotelKind.Slab => SlabHouse.Place(on, ground),
        HotelKind.Gables => GableHouses.Place(on, ground),
        _ => VillaHouse.Place(on, ground),
    };

    private static void Build(HotelCanvas on, HotelKind kind, House house)
    {
        Action<HotelCanvas, House> build = kind switch
        {
            HotelKind.Grand => GrandHouse.Draw,
            HotelKind.Slab => SlabHouse.Draw,
            HotelKind.Gables => GableHouses.Draw,
            _ => VillaHouse.Draw,
        };
        build(on, house);
    }
}
