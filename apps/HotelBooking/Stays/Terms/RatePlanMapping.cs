using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Stays.Terms;

/// <summary>Rate plans on the wire.</summary>
internal static class RatePlanMapping
{
    public static Wire.RatePlanTerms ToProto(this RatePlan plan) => new()
    {
        RatePlanId = plan.RatePlanId,
        Name = plan.Name,
        Board = (Wire.Board)plan.Board,
        AdjustmentBasisPoints = plan.AdjustmentBasisPoints,
        AdultSupplementMinor = plan.AdultSupplementMinor,
        ChildSupplementMinor = plan.ChildSupplementMinor,
        MinDaysAhead = plan.MinDaysAhead,
        MaxDaysAhead = plan.MaxDaysAhead,
        Cancellation = { plan.Cancellation.Select(ToProto) },
        NoShowBasisPoints = plan.NoShowBasisPoints,
    };

    public static RatePlan ToRatePlan(this Wire.RatePlanTerms wire) => new(wire.RatePlanId, wire.Name, (Board)wire.Board)
    {
        AdjustmentBasisPoints = wire.AdjustmentBasisPoints,
        AdultSupplementMinor = wire.AdultSupplementMinor,
        ChildSupplementMinor = wire.ChildSupplementMinor,
        MinDaysAhead = wire.MinDaysAhead,
        MaxDaysAhead = wire.MaxDaysAhead,
        Cancellation = [.. wire.Cancellation.Select(ToRule)],
        NoShowBasisPoints = wire.NoShowBasisPoints,
    };

    private static Wire.CancellationRule ToProto(CancellationRule rule)
    {
        var wire = new Wire.CancellationRule { DaysBefore = rule.DaysBefore, MinuteOfDay = (rule.Deadline.Hour * 60) + rule.Deadline.Minute };
        switch (rule.Penalty)
        {
            case Penalty.Nights nights:
                wire.Nights = nights.Count;
                break;
            case Penalty.Share share:
                wire.BasisPoints = share.BasisPoints;
                break;
            case Penalty.Amount amount:
                wire.AmountMinor = amount.Minor;
                break;
            default:
                throw new ArgumentException($"{rule.Penalty} is no penalty.", nameof(rule));
        }

        return wire;
    }

    private static CancellationRule ToRule(Wire.CancellationRule wire) => new(
        wire.DaysBefore,
        new TimeOnly(wire.MinuteOfDay / 60, wire.MinuteOfDay % 60),
        wire.PenaltyCase switch
        {
            Wire.CancellationRule.PenaltyOneofCase.Nights => new Penalty.Nights(wire.Nights),
            Wire.CancellationRule.PenaltyOneofCase.BasisPoints => new Penalty.Share(wire.BasisPoints),
            Wire.CancellationRule.PenaltyOneofCase.AmountMinor => new Penalty.Amount(wire.AmountMinor),
            _ => throw new FormatException("A rule of cancelling has no penalty."),
        });
}
