using Posthouse.Values;

namespace HotelBooking.FictionalHotels.Geography;

/// <summary>Puts amounts of different currencies into an order. Never for conversion: nothing that is shown or charged may come from here.</summary>
public static class RoughWorth
{
    /// <summary>About what an amount is worth in euros; currencies that are not known count as euros.</summary>
    public static decimal InEuros(Money amount) => amount.Units / CurrencyWorth.UnitsPerEuro(amount.Currency.Code);
}
