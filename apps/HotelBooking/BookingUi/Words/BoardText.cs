using HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.BookingUi.Words;

/// <summary>What is served, in words.</summary>
internal static class BoardText
{
    public static string Of(Board board) => board switch
    {
        Board.Breakfast => "Breakfast included",
        Board.HalfBoard => "Breakfast and dinner included",
        Board.FullBoard => "All meals included",
        Board.AllInclusive => "All meals and drinks included",
        _ => "Room only",
    };
}
