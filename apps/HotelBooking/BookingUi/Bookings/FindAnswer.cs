namespace HotelBooking.BookingUi.Bookings;

/// <summary>What came of looking for a booking.</summary>
public enum FindAnswer
{
    /// <summary>It was not looked for yet.</summary>
    None,

    /// <summary>Number and e-mail address together belong to no booking; which of them does not fit is not told.</summary>
    Nothing,

    /// <summary>It was tried too often.</summary>
    TooOften,

    /// <summary>The link of a mail opens nothing.</summary>
    LinkUnknown,
}
