using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using HotelBooking.Stays.Prices;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Tests.Stays;

public sealed class StayPricingTests
{
    private static readonly StayDates ThreeNights = new(Offers.Day(6, 10), Offers.Day(6, 13));

    [Fact]
    public void Every_night_is_charged_once_at_its_own_price()
    {
        var price = Price(Offers.Of(), [Offers.Guests(2)], 10_000, 12_000, 15_050);

        Assert.Equal(Offers.Eur(37_050), price.Total);
        Assert.Equal([Offers.Day(6, 10), Offers.Day(6, 11), Offers.Day(6, 12)], price.Lines.Select(line => line.Night!.Value));
    }

    [Fact]
    public void The_plan_adjusts_each_night_and_rounds_it_half_away_from_zero()
    {
        var plan = Offers.Plan with { AdjustmentBasisPoints = -1_000 };

        var price = Price(Offers.Of(plan: plan), [Offers.Guests(2)], 10_005, 10_005, 10_004);

        Assert.Equal([9_005, 9_005, 9_004], price.Lines.Select(line => line.Amount.Minor));
    }

    [Fact]
    public void Rooms_guests_and_ages_count_each_for_itself()
    {
        var price = Price(Offers.Of(), [Offers.Guests(2, 4), Offers.Guests(1)], 10_000, 10_000, 10_000);

        Assert.Equal(Offers.Eur((6 * 10_000) + (3 * 1_000)), price.Total);
        Assert.Equal("Room 1: 1 extra child, 3 nights", Assert.Single(price.Lines, line => line.Kind == PriceLineKind.ExtraGuest).Description);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1_000)]
    [InlineData(17, 1_000)]
    [InlineData(18, 3_000)]
    public void The_age_on_departure_decides_what_a_child_costs(int age, long perNight)
    {
        var offer = Offers.Of();
        var guests = new RoomGuests(2, [age]);

        Assert.Equal(Offers.Eur(30_000 + (3 * perNight)), Price(offer, [guests], 10_000, 10_000, 10_000).Total);
    }

    [Fact]
    public void A_single_adult_leaves_the_covered_place_to_a_child() =>
        Assert.Equal(Offers.Eur(31_000 + 2_000), Price(Offers.Of(), [Offers.Guests(1, 5, 6)], 10_000, 10_000, 10_000).Total);

    [Fact]
    public void Meals_are_charged_by_guest_and_not_for_free_children()
    {
        var plan = Offers.Plan with { Board = Board.Breakfast, AdultSupplementMinor = 1_200, ChildSupplementMinor = 600 };

        var price = Price(Offers.Of(plan: plan), [Offers.Guests(2, 1)], 10_000, 10_000, 10_000);

        Assert.Equal(Offers.Eur(30_000 + 7_200), price.Total);
        Assert.Equal("Breakfast, 2 adults, 3 nights", price.Lines[^1].Description);
    }

    [Fact]
    public void City_tax_spares_children_ends_after_its_nights_and_is_paid_at_the_hotel()
    {
        var tax = new TaxTerms("city-tax", "City tax", TaxBasis.PersonNight) { AmountMinor = 200, AtProperty = true, ExemptAge = 12, MaxNights = 7 };
        var tenNights = new StayDates(Offers.Day(6, 10), Offers.Day(6, 20));

        var price = StayPricing.Price(Offers.Of(taxes: [tax]), tenNights, [Offers.Guests(2, 12, 13)], [.. Enumerable.Repeat(10_000L, 10)]);

        Assert.Equal(Offers.Eur(3 * 7 * 200), price.AtProperty);
        Assert.Equal(price.Total, price.PayNow + price.AtProperty);
        Assert.Equal("City tax, 2 adults and 1 child, 7 nights", price.Lines[^1].Description);
    }

    [Fact]
    public void An_included_tax_is_extracted_and_told_but_not_added()
    {
        var vat = new TaxTerms("vat", "VAT", TaxBasis.Percent) { BasisPoints = 700, Included = true };

        var price = Price(Offers.Of(taxes: [vat]), [Offers.Guests(2)], 10_000, 10_000, 10_000);

        Assert.Equal(Offers.Eur(30_000), price.Total);
        Assert.Equal((1_963L, "VAT 7 %, included", true), (price.Lines[^1].Amount.Minor, price.Lines[^1].Description, price.Lines[^1].Included));
    }

    [Theory]
    [InlineData(TaxBasis.Percent, 3_000)]
    [InlineData(TaxBasis.RoomStay, 2 * 150)]
    [InlineData(TaxBasis.RoomNight, 2 * 3 * 150)]
    [InlineData(TaxBasis.PersonStay, 4 * 150)]
    [InlineData(TaxBasis.PersonNight, 4 * 3 * 150)]
    public void Each_basis_has_its_own_sum(TaxBasis basis, long expected)
    {
        var fee = new TaxTerms("fee", "Resort fee", basis) { IsFee = true, AmountMinor = 150, BasisPoints = 500 };

        var price = Price(Offers.Of(taxes: [fee]), [Offers.Guests(2), Offers.Guests(2)], 10_000, 10_000, 10_000);

        Assert.Equal((PriceLineKind.Fee, expected), (price.Lines[^1].Kind, price.Lines[^1].Amount.Minor));
    }

    [Theory]
    [InlineData("JPY", 12_345, 1_235)]
    [InlineData("EUR", 12_345, 1_235)]
    [InlineData("KWD", 12_340, 1_230)]
    [InlineData("KWD", 12_350, 1_240)]
    public void Every_currency_rounds_to_the_smallest_amount_that_cards_can_pay(string currency, long night, long tax)
    {
        var vat = new TaxTerms("vat", "VAT", TaxBasis.Percent) { BasisPoints = 1_000 };

        var price = StayPricing.Price(Offers.Of(currency, taxes: [vat]), new StayDates(Offers.Day(6, 1), Offers.Day(6, 2)), [Offers.Guests(2)], [night]);

        Assert.Equal(night + tax, price.Total.Minor);
    }

    [Fact]
    public void A_price_comes_back_from_the_wire_and_one_that_does_not_add_up_is_refused()
    {
        var price = Price(Offers.Of(), [Offers.Guests(2)], 10_000, 12_000, 15_050);
        var wrong = price.ToProto();
        wrong.Lines[0].Amount.Units++;

        Assert.Equal(price.Lines, StayPrice.From(price.ToProto()).Lines);
        Assert.Throws<FormatException>(() => StayPrice.From(wrong));
    }

    private static StayPrice Price(RoomOffer offer, IReadOnlyList<RoomGuests> rooms, params long[] nights) =>
        StayPricing.Price(offer, ThreeNights, rooms, nights);
}
