namespace PartnerHotels.Faults;

/// <summary>What each switch does, for people.</summary>
internal static class FaultWords
{
    public static string Of(Fault fault) => fault switch
    {
        Fault.Slow => "Every answer comes late.",
        Fault.Hang => "No answer comes at all.",
        Fault.ServerError => "Every answer is status 500.",
        Fault.TimeOutAfterBooking => "A booking is made, and its answer never comes.",
        Fault.Malformed => "Every answer is cut off in the middle.",
        Fault.Oversized => "Every answer is 50 MB of blanks.",
        Fault.RedirectToLoopback => "Every answer leads on to an address of this machine.",
        Fault.NegativePrice => "Every second hotel pays its guests.",
        Fault.NotANumber => "Every second hotel costs NaN.",
        Fault.HtmlInNames => "Every second hotel has a script in its name.",
        Fault.OtherDates => "Every second hotel offers a day later than was asked for.",
        Fault.UnknownCurrency => "Every second hotel wants money of no country.",
        Fault.CheckOutBeforeCheckIn => "Every second hotel has guests leave before they come.",
        Fault.DuplicateCodes => "The first hotel comes twice.",
        Fault.InvalidPolicy => "Every second hotel keeps 250 percent of the price when guests cancel.",
        Fault.PriceChanged => "When an offer is checked or booked, it costs a tenth more.",
        Fault.SoldOut => "When an offer is checked or booked, it is gone.",
        _ => "",
    };
}
