using HotelBooking.Contracts.Search.V1;
using Posthouse.Look.Hotels;

namespace HotelBooking.BookingUi.Hotels;

/// <summary>The drawings of a hotel.</summary>
internal static class HotelPictures
{
    /// <summary>The house from outside, as its facts have it.</summary>
    public static HotelPicture Front(HotelSummary hotel) => new(IdOf(hotel.HotelId))
    {
        Setting = Enum.TryParse<HotelSetting>(hotel.Setting, ignoreCase: true, out var setting) && Enum.IsDefined(setting) ? setting : null,
        Kind = hotel.House switch { "grand" => HotelKind.Grand, "slab" => HotelKind.Slab, "row" => HotelKind.Gables, "villa" => HotelKind.Villa, _ => null },
    };

    public static HotelPicture Lobby(HotelSummary hotel) => new(IdOf(hotel.HotelId), HotelScene.Lobby);

    public static HotelPicture Breakfast(HotelSummary hotel) => new(IdOf(hotel.HotelId), HotelScene.Breakfast);

    /// <summary>A room, with as many beds as it says.</summary>
    public static HotelPicture Room(string roomTypeId, string beds) =>
        new(IdOf(roomTypeId), beds.StartsWith("1 ", StringComparison.Ordinal) ? HotelScene.Room : HotelScene.Twin);

    /// <summary>An id that may come from somebody else, as far as a drawing takes it.</summary>
    private static string IdOf(string id)
    {
        var kept = string.Concat(id.ToLowerInvariant().Where(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or ':'));
        return kept.Length == 0 ? "hotel" : kept[..Math.Min(kept.Length, 64)];
    }
}
