using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Tests.FictionalHotels;

/// <summary>What the hotels sell is plausible, varied enough to test with, and the same whenever it is asked for.</summary>
public sealed class HotelSalesTests
{
    private static readonly IReadOnlyList<FictionalHotel> Hotels = new HotelCatalogue(300).Hotels;

    private static readonly DateOnly First = new(2026, 11, 21);

    [Fact]
    public void A_night_is_the_same_however_it_is_asked_for()
    {
        var room = Hotels[0].Rooms[0].RoomTypeId;

        var run = Hotels[0].Nights(room, First, 400).ToList();

        Assert.Equal(400, run.Count);
        Assert.Equal(First.AddDays(399), run[^1].Night);
        Assert.All(run, night => Assert.Equal(night, new HotelCatalogue(1).Hotels[0].Night(room, night.Night)));
    }

    [Fact]
    public void Every_night_has_a_price_and_most_have_rooms()
    {
        var nights = Hotels.SelectMany(hotel => hotel.Rooms.SelectMany(room => hotel.Nights(room.RoomTypeId, First, 60))).ToList();

        Assert.All(nights, night => Assert.True(night is { PriceMinor: > 0, Allotment: >= 0, MinStay: >= 1, MaxStay: >= 0 }));
        Assert.InRange(nights.Count(night => night.Allotment == 0) * 100 / nights.Count, 1, 6);
    }

    [Fact]
    public void Weekends_seasons_and_every_restriction_occur()
    {
        var nights = Hotels.SelectMany(hotel => hotel.Nights(hotel.Rooms[0].RoomTypeId, First, 400)).ToList();

        Assert.Contains(nights, night => night.Closed);
        Assert.Contains(nights, night => night.ClosedToArrival);
        Assert.Contains(nights, night => night.ClosedToDeparture);
        Assert.Contains(nights, night => night.MinStay > 1);
        Assert.Contains(nights, night => night.MaxStay > 0);
        var lisbon = Hotels[0].Nights(Hotels[0].Rooms[0].RoomTypeId, new DateOnly(2027, 1, 1), 365).ToList();
        Assert.True(Mean(lisbon, night => night.Night.DayOfWeek == DayOfWeek.Saturday) > Mean(lisbon, night => night.Night.DayOfWeek == DayOfWeek.Tuesday));
        Assert.True(Mean(lisbon, night => night.Night.Month == 8) > Mean(lisbon, night => night.Night.Month == 1));
    }

    [Fact]
    public void South_of_the_equator_summer_is_in_January()
    {
        var sydney = Hotels.First(hotel => hotel.City.Names.Plain == "Sydney");

        var year = sydney.Nights(sydney.Rooms[0].RoomTypeId, new DateOnly(2027, 1, 1), 365).ToList();

        Assert.True(Mean(year, night => night.Night.Month == 1) > Mean(year, night => night.Night.Month == 7));
    }

    [Fact]
    public void Plans_taxes_and_currencies_cover_every_case_that_pricing_knows()
    {
        var terms = Hotels.Select(hotel => hotel.Terms).ToList();

        Assert.All(terms, one => Assert.InRange(one.RatePlans.Count, 2, 4));
        Assert.All(terms, one => Assert.InRange(one.RoomTypes.Count, 2, 5));
        Assert.All(terms, one => Assert.Equal(one.RatePlans.Count, one.RatePlans.Select(plan => plan.RatePlanId).Distinct(StringComparer.Ordinal).Count()));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "EUR", "JPY", "KWD", "WST", "USD" }, terms.Select(one => one.Currency.Code).ToHashSet(StringComparer.Ordinal));
        var taxes = terms.SelectMany(one => one.Taxes).ToList();
        Assert.Contains(taxes, tax => tax is { Included: true, Basis: TaxBasis.Percent });
        Assert.Contains(taxes, tax => tax is { Included: false, Basis: TaxBasis.Percent, IsFee: false });
        Assert.Contains(taxes, tax => tax is { AtProperty: true, Basis: TaxBasis.PersonNight, ExemptAge: 12, MaxNights: 7 });
        Assert.Contains(taxes, tax => tax is { IsFee: true, Basis: TaxBasis.RoomNight });
        Assert.Contains(taxes, tax => tax is { IsFee: true, Basis: TaxBasis.RoomStay });
        Assert.Contains(terms, one => one.RatePlans.Any(plan => plan.MinDaysAhead == 30));
        Assert.Contains(terms, one => one.RatePlans.Any(plan => plan.Cancellation[0].DaysBefore == CancellationRule.FromBooking));
    }

    [Fact]
    public void Where_the_smallest_unit_is_a_thousandth_every_amount_can_be_paid_by_card()
    {
        var hotels = Hotels.Where(hotel => hotel.Terms.Currency.Digits == 3).ToList();

        Assert.NotEmpty(hotels);
        Assert.All(hotels, hotel => Assert.All(Amounts(hotel), amount => Assert.Equal(0, amount % 10)));
    }

    private static IEnumerable<long> Amounts(FictionalHotel hotel) =>
    [
        .. hotel.Terms.RoomTypes.SelectMany(room => new[] { room.ExtraAdultMinor, room.ExtraChildMinor }),
        .. hotel.Terms.RatePlans.SelectMany(plan => new[] { plan.AdultSupplementMinor, plan.ChildSupplementMinor }),
        .. hotel.Terms.Taxes.Select(tax => tax.AmountMinor),
        .. hotel.Terms.RoomTypes.SelectMany(room => hotel.Nights(room.RoomTypeId, First, 400)).Select(night => night.PriceMinor),
    ];

    private static double Mean(IEnumerable<NightTerms> nights, Func<NightTerms, bool> which) => nights.Where(which).Average(night => (double)night.PriceMinor);
}
