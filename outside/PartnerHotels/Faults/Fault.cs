namespace PartnerHotels.Faults;

/// <summary>What a partner's system can be switched to do wrong.</summary>
internal enum Fault
{
    Slow,
    Hang,
    ServerError,
    TimeOutAfterBooking,
    Malformed,
    Oversized,
    RedirectToLoopback,
    NegativePrice,
    NotANumber,
    HtmlInNames,
    OtherDates,
    UnknownCurrency,
    CheckOutBeforeCheckIn,
    DuplicateCodes,
    InvalidPolicy,
    PriceChanged,
    SoldOut,
}
