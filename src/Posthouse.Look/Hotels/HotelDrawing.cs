namespace Posthouse.Look.Hotels;

/// <summary>Draws hotels as flat posters in SVG: 600 by 400, no text, no script, no reference to anything outside.</summary>
public static class HotelDrawing
{
    /// <summary>Goes into the address of a drawing; raised when drawings change, because addresses are cached for a year.</summary>
    public const string Version = "v1";

    /// <summary>Draws a picture. The same picture gives the same text, byte for byte.</summary>
    /// <param name="picture">What to draw.</param>
    public static string Draw(HotelPicture picture)
    {
        var lights = picture.Scene == HotelScene.Breakfast ? HotelLight.Mornings : HotelLight.All;
        var canvas = new HotelCanvas($"hotel:{picture.Id}:{picture.Scene}", lights);
        switch (picture.Scene)
        {
            case HotelScene.Room or HotelScene.Twin:
                RoomScene.Draw(canvas, twin: picture.Scene == HotelScene.Twin);
                break;
            case HotelScene.Lobby:
                LobbyScene.Draw(canvas);
                break;
            case HotelScene.Breakfast:
                BreakfastScene.Draw(canvas);
                break;
            default:
                FrontScene.Draw(canvas, picture.Setting, picture.Kind);
                break;
        }

        return canvas.Svg.Close();
    }
}
