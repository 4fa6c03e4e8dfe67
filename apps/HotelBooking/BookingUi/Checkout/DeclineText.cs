namespace HotelBooking.BookingUi.Checkout;

/// <summary>Why a card was declined, and what to do about it.</summary>
internal static class DeclineText
{
    public static string Of(string code) => code switch
    {
        "insufficient_funds" => "There is not enough money on the card. Pay with another card.",
        "expired_card" => "The card has expired. Pay with another card.",
        "incorrect_cvc" or "invalid_cvc" => "The security code does not fit the card. Check the three digits on its back.",
        "incorrect_number" or "invalid_number" => "The card’s number is mistyped. Check its digits.",
        "authentication_required" or "authentication_failed" or "three_d_secure_failed" => "The bank could not make sure that it was you. Try again and confirm the payment, or pay with another card.",
        "lost_card" or "stolen_card" or "pickup_card" => "The bank does not accept this card. Pay with another card.",
        _ => "The bank did not say why. Try again, or pay with another card.",
    };
}
