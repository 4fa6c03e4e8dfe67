using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Stays.Terms;

namespace HotelBooking.FictionalHotels.Sales;

/// <summary>The rate plans of a hotel: always one that is flexible, and one to three others. All are paid when booking.</summary>
internal static class RatePlans
{
    private const int Whole = 10_000;

    private static readonly TimeOnly Evening = new(18, 0);

    // Free until six in the evening two days before; then the first night.
    private static readonly IReadOnlyList<CancellationRule> Flexible = [new(2, Evening, new Penalty.Nights(1))];

    // Free until a week before, then half, from the evening before all.
    private static readonly IReadOnlyList<CancellationRule> SemiFlexible = [new(7, Evening, new Penalty.Share(Whole / 2)), new(1, Evening, new Penalty.Share(Whole))];

    private static readonly IReadOnlyList<CancellationRule> NonRefundable = [new(CancellationRule.FromBooking, TimeOnly.MinValue, new Penalty.Share(Whole))];

    public static IReadOnlyList<RatePlan> Of(FictionalHotel hotel, PriceLevel level)
    {
        var chance = new Chance(hotel.HotelId + "/plans");
        var breakfast = level.Minor(500 + (350 * (hotel.Stars - 1)));
        var dinner = level.Minor(1_200 + (600 * (hotel.Stars - 1)));
        List<RatePlan> plans =
        [
            chance.Percent(75)
                ? Plan("flex", "Flexible", Board.RoomOnly, 0, Flexible)
                : Plan("flex-breakfast", "Flexible, with breakfast", Board.Breakfast, 0, Flexible).With(breakfast, level),
        ];
        List<RatePlan> others =
        [
            Plan("flex-breakfast", "Flexible, with breakfast", Board.Breakfast, 0, Flexible).With(breakfast, level),
            Plan("semi", "Semi-flexible", Board.RoomOnly, -600, SemiFlexible),
            Plan("saver", "Non-refundable", Board.RoomOnly, -1_200, NonRefundable),
            Plan("saver-breakfast", "Non-refundable, with breakfast", Board.Breakfast, -1_200, NonRefundable).With(breakfast, level),
            Plan("half-board", "Semi-flexible, half board", Board.HalfBoard, 0, SemiFlexible).With(breakfast + dinner, level),
            Plan("early", "Early booking, 30 days ahead, non-refundable", Board.RoomOnly, -1_800, NonRefundable) with { MinDaysAhead = 30 },
        ];
        others.RemoveAll(plan => plan.RatePlanId == plans[0].RatePlanId);
        for (var wanted = chance.Between(1, 3); wanted > 0; wanted--)
        {
            var taken = chance.Below(others.Count);
            plans.Add(others[taken]);
            others.RemoveAt(taken);
        }

        return plans;
    }

    private static RatePlan Plan(string id, string name, Board board, int adjustment, IReadOnlyList<CancellationRule> rules) => new(id, name, board)
    {
        AdjustmentBasisPoints = adjustment,
        AdultSupplementMinor = 0,
        ChildSupplementMinor = 0,
        Cancellation = rules,
        NoShowBasisPoints = Whole,
    };

    private static RatePlan With(this RatePlan plan, long meals, PriceLevel level) =>
        plan with { AdultSupplementMinor = meals, ChildSupplementMinor = meals / (2 * level.Step) * level.Step };
}
