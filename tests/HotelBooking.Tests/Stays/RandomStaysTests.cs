using HotelBooking.Stays;
using HotelBooking.Stays.Cancelling;
using HotelBooking.Stays.Guests;
using HotelBooking.Stays.Prices;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Tests.Stays;

/// <summary>AC-34: whatever is sold to whomever, the lines are the total.</summary>
public sealed class RandomStaysTests
{
    private const int Stays = 100_000;
    private static readonly string[] Currencies = ["JPY", "EUR", "KWD"];

    [Fact]
    public void The_lines_of_a_hundred_thousand_stays_add_up()
    {
        const int Seed = 20_270_310;
        var random = new Random(Seed);
        for (var at = 0; at < Stays; at++)
        {
            var offer = Offer(random);
            var nights = random.Next(1, 31);
            var dates = Dates(random, nights);
            IReadOnlyList<RoomGuests> rooms = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Guests(random))];
            long[] prices = [.. Enumerable.Range(0, nights).Select(_ => random.NextInt64(0, 2_000_000))];

            var price = StayPricing.Price(offer, dates, rooms, prices);

            Holds(price, offer, at, Seed);
            var totals = StayPricing.Totals(offer, dates, rooms, prices);
            Assert.Equal((price.PayNow, price.AtProperty), (totals.PayNow, totals.AtProperty));
            CancelsWithin(CancellationPolicy.Resolve(offer, dates, price, Quoted), dates, price, random);
        }
    }

    private static void Holds(StayPrice price, RoomOffer offer, int at, int seed)
    {
        var what = $"seed {seed}, stay {at}: {offer}";
        var sum = price.Lines.Where(line => !line.Included).Sum(line => line.Amount.Minor);
        Assert.True(sum == price.Total.Minor, what);
        Assert.True(price.PayNow + price.AtProperty == price.Total, what);
        Assert.True(price.Lines.All(line => line.Amount.Minor >= 0 && line.Amount.Currency == offer.Hotel.Currency), what);
    }

    private static void CancelsWithin(CancellationTerms terms, StayDates dates, StayPrice price, Random random)
    {
        var charge = CancellationCharge.At(terms, dates, price.PayNow, Quoted.AddHours(random.Next(0, 24 * 800)));
        Assert.Equal(price.PayNow, charge.Penalty + charge.Refund);
        Assert.True(charge.Penalty.Minor >= 0 && charge.Refund.Minor >= 0);
    }

    private static readonly DateTimeOffset Quoted = new(2026, 12, 20, 9, 0, 0, TimeSpan.Zero);

    private static StayDates Dates(Random random, int nights)
    {
        var checkIn = Offers.Day(1, 1).AddDays(random.Next(700));
        return new StayDates(checkIn, checkIn.AddDays(nights));
    }

    private static RoomGuests Guests(Random random) =>
        new(random.Next(1, 10), [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(0, 18))]);

    private static RoomOffer Offer(Random random)
    {
        var room = new RoomTypeTerms("r", 9, 9, 8, random.Next(1, 4))
        {
            ExtraAdultMinor = random.Next(0, 9_999),
            ExtraChildMinor = random.Next(0, 5_000),
            FreeChildAge = random.Next(-1, 6),
        };
        var plan = new RatePlan("p", "Plan", Board.Breakfast)
        {
            AdjustmentBasisPoints = random.Next(-5_000, 3_000),
            AdultSupplementMinor = random.Next(0, 3_000),
            ChildSupplementMinor = random.Next(0, 2_000),
            Cancellation = [.. Rules(random)],
            NoShowBasisPoints = random.Next(0, 10_001),
        };
        var hotel = new HotelTerms("h", Currency.Of(Currencies[random.Next(3)]), "Europe/Lisbon", random.Next(12, 19))
        {
            RoomTypes = [room],
            RatePlans = [plan],
            Taxes = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => Tax(random))],
        };
        return new RoomOffer(hotel, room, plan);
    }

    private static IEnumerable<CancellationRule> Rules(Random random) => Enumerable.Range(0, random.Next(0, 4))
        .Select(at => new CancellationRule(30 - (at * 10), new TimeOnly(random.Next(0, 24), 0), random.Next(3) switch
        {
            0 => new Penalty.Nights(random.Next(1, 40)),
            1 => new Penalty.Share(random.Next(0, 10_001)),
            _ => new Penalty.Amount(random.NextInt64(0, 10_000_000)),
        }));

    private static TaxTerms Tax(Random random) => new("t", "Tax", (TaxBasis)random.Next(1, 6))
    {
        IsFee = random.Next(2) == 0,
        BasisPoints = random.Next(0, 3_000),
        AmountMinor = random.Next(0, 2_000),
        Included = random.Next(2) == 0,
        AtProperty = random.Next(2) == 0,
        ExemptAge = random.Next(-1, 18),
        MaxNights = random.Next(0, 10),
    };
}
