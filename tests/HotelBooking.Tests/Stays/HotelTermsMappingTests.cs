using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Tests.Stays;

public sealed class HotelTermsMappingTests
{
    [Fact]
    public void Terms_come_back_from_the_wire()
    {
        var plan = Offers.Plan with
        {
            Cancellation =
            [
                new CancellationRule(CancellationRule.FromBooking, TimeOnly.MinValue, new Penalty.Amount(7)),
                new CancellationRule(2, new TimeOnly(18, 30), new Penalty.Nights(1)),
                new CancellationRule(1, new TimeOnly(12, 0), new Penalty.Share(5_000)),
            ],
            MinDaysAhead = 3,
            MaxDaysAhead = 90,
        };
        var tax = new TaxTerms("vat", "VAT", TaxBasis.Percent) { BasisPoints = 700, Included = true, ExemptAge = 3, MaxNights = 7, AtProperty = true, IsFee = true };
        var terms = new HotelTerms("h1", Currency.Of("KWD"), "Asia/Kuwait", 16) { RoomTypes = [Offers.Room], RatePlans = [plan], Taxes = [tax] };

        var back = terms.ToProto().ToHotelTerms();

        Assert.Equal(terms.ToProto(), back.ToProto());
        Assert.Equal(plan.Cancellation, back.RatePlans[0].Cancellation);
        Assert.Equal(tax, Assert.Single(back.Taxes));
        Assert.Equal(Offers.Room, Assert.Single(back.RoomTypes));
    }
}
