using HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.BookingUi.Listing;

/// <summary>Boards as the contract's filter counts and the addresses name them: <c>BOARD_BREAKFAST</c>.</summary>
internal static class BoardNames
{
    public static Board Read(string name) => name switch
    {
        "BOARD_ROOM_ONLY" => Board.RoomOnly,
        "BOARD_BREAKFAST" => Board.Breakfast,
        "BOARD_HALF_BOARD" => Board.HalfBoard,
        "BOARD_FULL_BOARD" => Board.FullBoard,
        "BOARD_ALL_INCLUSIVE" => Board.AllInclusive,
        _ => Board.Unspecified,
    };

    public static string Words(string name) => Read(name) switch
    {
        Board.Breakfast => "Breakfast",
        Board.HalfBoard => "Half board",
        Board.FullBoard => "Full board",
        Board.AllInclusive => "All inclusive",
        _ => "Room only",
    };
}
