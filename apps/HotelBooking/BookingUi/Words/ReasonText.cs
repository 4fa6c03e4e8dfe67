using HotelBooking.Stays;

namespace HotelBooking.BookingUi.Words;

/// <summary>Why nothing can be booked on some nights, by the reason's code.</summary>
internal static class ReasonText
{
    public static string Of(string reason, StayDates dates) => reason switch
    {
        "MINIMUM_STAY" => $"Only longer stays begin on {dates.CheckIn.Day} {Month(dates.CheckIn)}",
        "MAXIMUM_STAY" => $"Only shorter stays begin on {dates.CheckIn.Day} {Month(dates.CheckIn)}",
        "CLOSED_TO_ARRIVAL" => $"Nobody can arrive on {dates.CheckIn.Day} {Month(dates.CheckIn)}",
        "CLOSED_TO_DEPARTURE" => $"Nobody can depart on {dates.CheckOut.Day} {Month(dates.CheckOut)}",
        "ADVANCE_PURCHASE" => "Not sold this long or this short before arrival",
        "OCCUPANCY" => "No room is large enough for these guests",
        "PAST_DATE" => "This day is over at the hotel",
        _ => $"No room left for {DayText.Range(dates)}",
    };

    private static string Month(DateOnly day) => day.ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture);
}
