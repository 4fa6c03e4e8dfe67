using PartnerHotels.Hotels;
using PartnerHotels.Stays;

namespace PartnerHotels.Faults;

/// <summary>Spoils every second hotel of an answer, beginning with the first, as the switches say; the others stay as they are.</summary>
internal static class FlawedOffers
{
    public static IReadOnlyList<(Hotel Hotel, IReadOnlyList<Offer> Offers)> Apply(FaultSwitches faults, IReadOnlyList<(Hotel Hotel, IReadOnlyList<Offer> Offers)> found)
    {
        var spoiled = found.Select((hotel, place) => place % 2 == 0 ? Spoil(faults, hotel) : hotel).ToList();
        return faults.IsOn(Fault.DuplicateCodes) && spoiled.Count > 0 ? [spoiled[0], .. spoiled] : spoiled;
    }

    private static (Hotel Hotel, IReadOnlyList<Offer> Offers) Spoil(FaultSwitches faults, (Hotel Hotel, IReadOnlyList<Offer> Offers) found)
    {
        var hotel = found.Hotel;
        if (faults.IsOn(Fault.HtmlInNames))
        {
            hotel = hotel with { Name = $"<script>alert(1)</script><b>{hotel.Name}</b>" };
        }

        if (faults.IsOn(Fault.UnknownCurrency))
        {
            hotel = hotel with { Currency = hotel.Currency with { Code = "QQQ" } };
        }

        return (hotel, [.. found.Offers.Select(offer => Spoil(faults, offer with { Hotel = hotel }))]);
    }

    private static Offer Spoil(FaultSwitches faults, Offer offer)
    {
        if (faults.IsOn(Fault.NegativePrice))
        {
            offer = offer with { Nights = [.. offer.Nights.Select(night => -night)], Taxes = -offer.Taxes };
        }

        if (faults.IsOn(Fault.NotANumber))
        {
            offer = offer with { HasNoNumbers = true };
        }

        if (faults.IsOn(Fault.OtherDates))
        {
            offer = offer with { Stay = new Stay(offer.Stay.CheckIn.AddDays(1), offer.Stay.CheckOut.AddDays(1)) };
        }

        if (faults.IsOn(Fault.CheckOutBeforeCheckIn))
        {
            offer = offer with { Stay = new Stay(offer.Stay.CheckOut, offer.Stay.CheckIn) };
        }

        if (faults.IsOn(Fault.InvalidPolicy))
        {
            offer = offer with { Penalties = [new PenaltyWindow(DateTimeOffset.UnixEpoch, 250), new PenaltyWindow(DateTimeOffset.UnixEpoch.AddDays(-1), -5)] };
        }

        return offer;
    }
}
