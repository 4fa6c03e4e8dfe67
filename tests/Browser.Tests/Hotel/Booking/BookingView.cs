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

    /// <summary>What the documentation shows: every page by day, the main ones by night too.</summary>
    public static TheoryData<BookingState, int, bool> Pictured { get; } = new(
        from state in (BookingState[])
        [
            BookingState.Checkout, BookingState.CheckoutWithErrors, BookingState.PriceChanged, BookingState.SoldOut, BookingState.HoldEnded, BookingState.Waiting, BookingState.Booked,
            BookingState.Rejected, BookingState.CancelPreview, BookingState.Cancelled, BookingState.Find, BookingState.Account, BookingState.SignedOut,
        ]
        from width in (int[])[1280, 360]
        from dark in (bool[])[false, true]
        where !dark || state is BookingState.Checkout or BookingState.CheckoutWithErrors or BookingState.Booked or BookingState.CancelPreview
        select new TheoryDataRow<BookingState, int, bool>(state, width, dark));
}
