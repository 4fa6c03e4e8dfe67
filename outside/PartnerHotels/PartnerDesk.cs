using PartnerHotels.Bookings;
using PartnerHotels.Faults;
using PartnerHotels.Hotels;
using PartnerHotels.Stays;

namespace PartnerHotels;

/// <summary>What a partner does for whoever asks, in whichever protocol.</summary>
internal sealed class PartnerDesk(OfferBook offers, PartnerCatalogue catalogue, Register register, FaultSwitches faults, TimeProvider time)
{
    private const int MostHotels = 60;

    public FaultSwitches Faults => faults;

    /// <summary>Offers near a place, hotels nearest first, each with its offers.</summary>
    public IReadOnlyList<(Hotel Hotel, IReadOnlyList<Offer> Offers)> Search(Position centre, double metres, Stay stay, Party party)
    {
        var found = catalogue.Within(centre, metres)
            .Select(hotel => (Hotel: hotel, Offers: (IReadOnlyList<Offer>)[.. offers.Of(hotel, stay, party)]))
            .Where(found => found.Offers.Count > 0)
            .Take(MostHotels);
        return FlawedOffers.Apply(faults, [.. found]);
    }

    /// <summary>Prices an offer again.</summary>
    public (Offer? Offer, OfferState State) Check(string? key, long? expectedTotal)
    {
        if (RateKey.Read(key) is not { } rate || offers.Again(rate) is not { } offer)
        {
            return (null, OfferState.Unknown);
        }

        if (faults.IsOn(Fault.PriceChanged))
        {
            offer = offer with { Nights = [.. offer.Nights.Select(night => offer.Hotel.Currency.Payable(night * 110 / 100))] };
        }

        return (offer, faults.IsOn(Fault.SoldOut) || offer.Left < offer.Party.Rooms.Length ? OfferState.SoldOut
            : expectedTotal is { } expected && expected != offer.Total ? OfferState.PriceChanged : OfferState.Available);
    }

    /// <summary>Books under the caller's reference; a repetition answers with what was booked the first time.</summary>
    public (Booking? Booking, OfferState State) Book(string reference, string? key, long? expectedTotal, string leadGuest)
    {
        var state = OfferState.Available;
        var booking = register.Once(reference, number =>
        {
            (var offer, state) = Check(key, expectedTotal);
            return state != OfferState.Available ? null : new Booking(reference, number, key!)
            {
                Hotel = offer!.Hotel.Code, Kind = offer.Kind.Code, Rooms = offer.Party.Rooms.Length, CheckIn = offer.Stay.CheckIn, CheckOut = offer.Stay.CheckOut,
                LeadGuest = leadGuest, Currency = offer.Hotel.Currency.Code, Total = offer.Total, BookedAt = time.GetUtcNow(),
            };
        });
        return booking is not null && booking.RateKey != key ? (null, OfferState.ReferenceTaken) : (booking, state);
    }

    public Booking? Find(string reference) => register.Find(reference);

    /// <summary>Cancels, at the cost that the offer's conditions say for this moment.</summary>
    public Booking? Cancel(string reference) => register.Cancel(reference, time.GetUtcNow(), Penalty);

    private long Penalty(Booking booking)
    {
        var now = time.GetUtcNow();
        var percent = RateKey.Read(booking.RateKey) is { } key && offers.Again(key) is { } offer
            ? offer.Penalties.LastOrDefault(window => window.From <= now).Percent
            : 100;
        return Currency.Of(booking.Currency).Payable(((booking.Total * percent) + 99) / 100);
    }
}

/// <summary>How an offer stands when it is looked at again.</summary>
internal enum OfferState
{
    Available,
    PriceChanged,
    SoldOut,

    /// <summary>There never was such an offer.</summary>
    Unknown,

    /// <summary>The reference stands for another booking.</summary>
    ReferenceTaken,
}
