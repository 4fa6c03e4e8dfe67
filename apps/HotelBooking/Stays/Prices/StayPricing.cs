using HotelBooking.Stays.Guests;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Stays.Prices;

/// <summary>
/// Prices a stay, in this order: the nights of every room with the plan's adjustment; guests beyond those covered; meals by guest; taxes and fees in the
/// order of the terms. Amounts are whole minor units; each line is rounded once, half away from zero, to what cards can pay (tens of the
/// smallest unit where that is a thousandth, as for KWD), and the total is the sum of the lines.
/// A percentage is of nights and guests together, over the whole stay; one that is included is extracted from that sum together with all others that are.
/// </summary>
public static class StayPricing
{
    private const int Whole = 10_000;

    /// <summary>What a stay costs, line by line.</summary>
    /// <param name="offer">What is wanted.</param>
    /// <param name="dates">When.</param>
    /// <param name="rooms">Who sleeps in each room.</param>
    /// <param name="nightPrices">Price of a room for each night, in minor units, before the plan's adjustment.</param>
    /// <exception cref="ArgumentException">There is not one price for each night.</exception>
    /// <exception cref="OverflowException">The price cannot be counted.</exception>
    public static StayPrice Price(RoomOffer offer, StayDates dates, IReadOnlyList<RoomGuests> rooms, IReadOnlyList<long> nightPrices)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(rooms);
        var lines = new LinesInWords(offer, dates.Count, rooms.Count);
        Walk(offer, dates, rooms, nightPrices, lines);
        return new StayPrice(offer.Hotel.Currency, lines.Lines);
    }

    /// <summary>What a stay costs, without the words: the same numbers as <see cref="Price"/>, for comparing many offers.</summary>
    /// <param name="offer">What is wanted.</param>
    /// <param name="dates">When.</param>
    /// <param name="rooms">Who sleeps in each room.</param>
    /// <param name="nightPrices">Price of a room for each night, in minor units, before the plan's adjustment.</param>
    /// <exception cref="ArgumentException">There is not one price for each night.</exception>
    /// <exception cref="OverflowException">The price cannot be counted.</exception>
    public static StayTotals Totals(RoomOffer offer, StayDates dates, IReadOnlyList<RoomGuests> rooms, IReadOnlyList<long> nightPrices)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(rooms);
        var sums = new LineSums();
        Walk(offer, dates, rooms, nightPrices, sums);
        return sums.Totals(offer.Hotel.Currency);
    }

    /// <summary>A share of an amount, rounded half away from zero to what cards can pay.</summary>
    /// <param name="minor">The amount.</param>
    /// <param name="basisPoints">The share in hundredths of a percent.</param>
    /// <param name="currency">The currency of both.</param>
    public static long Share(long minor, int basisPoints, Currency currency) => Divide((Int128)minor * basisPoints, Whole, currency);

    private static void Walk(RoomOffer offer, StayDates dates, IReadOnlyList<RoomGuests> rooms, IReadOnlyList<long> nightPrices, IPriceSink sink)
    {
        ArgumentNullException.ThrowIfNull(nightPrices);
        if (nightPrices.Count != dates.Count)
        {
            throw new ArgumentException($"{dates.Count} nights need as many prices, not {nightPrices.Count}.", nameof(nightPrices));
        }

        var nights = new long[nightPrices.Count];
        for (var at = 0; at < nights.Length; at++)
        {
            nights[at] = Share(nightPrices[at], Whole + offer.Plan.AdjustmentBasisPoints, offer.Hotel.Currency);
        }

        // What guests cost is the same every night, so a tax with a cap on nights needs only the sum for one night.
        var guestsPerNight = 0L;
        for (var room = 0; room < rooms.Count; room++)
        {
            for (var at = 0; at < nights.Length; at++)
            {
                sink.Night(room + 1, dates.CheckIn.AddDays(at), nights[at]);
            }

            guestsPerNight = checked(guestsPerNight + Guests(offer, offer.PartyOf(rooms[room]), room + 1, nights.Length, sink));
        }

        Taxes(offer.Hotel, new TaxedStay(rooms, nights, guestsPerNight), sink);
    }

    private static long Guests(RoomOffer offer, RoomParty party, int room, int nights, IPriceSink sink)
    {
        var (type, plan) = (offer.RoomType, offer.Plan);
        var extraAdults = Math.Max(0, party.Adults - type.GuestsCovered);
        var extraChildren = Math.Max(0, party.PayingChildren - Math.Max(0, type.GuestsCovered - party.Adults));
        return checked(Add(GuestCharge.ExtraAdult, extraAdults, type.ExtraAdultMinor)
            + Add(GuestCharge.ExtraChild, extraChildren, type.ExtraChildMinor)
            + Add(GuestCharge.AdultMeals, party.Adults, plan.AdultSupplementMinor)
            + Add(GuestCharge.ChildMeals, party.PayingChildren, plan.ChildSupplementMinor));

        long Add(GuestCharge charge, int count, long minor)
        {
            var perNight = checked(count * minor);
            if (perNight > 0)
            {
                sink.Guests(room, charge, count, checked(perNight * nights));
            }

            return perNight;
        }
    }

    private static void Taxes(HotelTerms hotel, TaxedStay stay, IPriceSink sink)
    {
        var taxes = hotel.Taxes;
        var included = 0;
        for (var at = 0; at < taxes.Count; at++)
        {
            included += taxes[at] is { Basis: TaxBasis.Percent, Included: true } tax ? tax.BasisPoints : 0;
        }

        for (var at = 0; at < taxes.Count; at++)
        {
            var tax = taxes[at];
            var nights = tax.MaxNights > 0 ? Math.Min(tax.MaxNights, stay.Nights) : stay.Nights;
            var guests = stay.GuestsOlderThan(tax.ExemptAge);
            var minor = tax.Basis switch
            {
                TaxBasis.Percent => Divide((Int128)stay.Sum(nights) * tax.BasisPoints, tax.Included ? Whole + included : Whole, hotel.Currency),
                TaxBasis.RoomStay => checked(tax.AmountMinor * stay.Rooms),
                TaxBasis.RoomNight => checked(tax.AmountMinor * stay.Rooms * nights),
                TaxBasis.PersonStay => checked(tax.AmountMinor * guests.Count),
                TaxBasis.PersonNight => checked(tax.AmountMinor * guests.Count * nights),
                _ => throw new ArgumentException($"{tax.Code} has no basis on which it could be charged.", nameof(hotel)),
            };
            if (minor > 0)
            {
                sink.Tax(tax, guests, nights, minor);
            }
        }
    }

    private static long Divide(Int128 dividend, int divisor, Currency currency)
    {
        var step = currency.Digits == 3 ? 10 : 1;
        var unit = divisor * step;
        var half = dividend < 0 ? -unit / 2 : unit / 2;
        return checked((long)((dividend + half) / unit) * step);
    }
}
