namespace HotelBooking.BookingUi.Checkout;

/// <summary>What the checkout page has to say before anything else.</summary>
public enum CheckoutNews
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The bank declined the card.</summary>
    Declined,

    /// <summary>The guest came back from the bank without paying.</summary>
    CameBack,

    /// <summary>The bank could not be reached.</summary>
    BankAway,

    /// <summary>The hold was extended just now.</summary>
    Extended,

    /// <summary>The hold had been extended before.</summary>
    ExtendedBefore,
}
