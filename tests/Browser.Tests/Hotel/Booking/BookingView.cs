namespace Browser.Tests.Hotel.Booking;

/// <summary>The states of the booking pages as people see them.</summary>
public static class BookingView
{
    /// <summary>Every state, on a desk and on a telephone, by day and by night.</summary>
    public static TheoryData<BookingState, int, bool> All { get; } = new(
        from state in Enum.GetValues<BookingState>()
        from width in (int[])[1280, 360]
        from dark in (bool[])[false, true]
        select new TheoryDataRow<BookingState, int, bool>(state, width, dark));
}
