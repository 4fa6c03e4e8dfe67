using System.Numerics;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Calls.Validation;

/// <summary>Bounds of a number. Not-a-number is outside of every bound, because every comparison with it is false.</summary>
internal sealed class BoundRule<T>(T bound, BoundKind kind) : ValueRule<T>
    where T : struct, INumber<T>
{
    private readonly string _violation = kind switch
    {
        BoundKind.Above => $"must be greater than {bound}",
        BoundKind.AtLeast => $"must be {bound} or more",
        BoundKind.Below => $"must be less than {bound}",
        _ => $"must be {bound} or less",
    };

    public override string? Violation(T value) => Holds(value) ? null : _violation;

    private bool Holds(T value) => kind switch
    {
        BoundKind.Above => value > bound,
        BoundKind.AtLeast => value >= bound,
        BoundKind.Below => value < bound,
        _ => value <= bound,
    };
}

internal enum BoundKind
{
    Above,
    AtLeast,
    Below,
    AtMost,
}

internal sealed class FiniteRule : ValueRule<double>
{
    public override string? Violation(double value) => double.IsFinite(value) ? null : "must be a finite number";
}

internal static class NumberRules
{
    public static IEnumerable<ValueRule<int>> Of(Int32Rules rules) =>
        Bounds(
            rules.HasGt ? rules.Gt : null, rules.HasGte ? rules.Gte : null, rules.HasLt ? rules.Lt : null, rules.HasLte ? rules.Lte : (int?)null);

    public static IEnumerable<ValueRule<long>> Of(Int64Rules rules) =>
        Bounds(
            rules.HasGt ? rules.Gt : null, rules.HasGte ? rules.Gte : null, rules.HasLt ? rules.Lt : null, rules.HasLte ? rules.Lte : (long?)null);

    public static IEnumerable<ValueRule<double>> Of(DoubleRules rules)
    {
        var bounds = Bounds(
            rules.HasGt ? rules.Gt : null, rules.HasGte ? rules.Gte : null, rules.HasLt ? rules.Lt : null, rules.HasLte ? rules.Lte : (double?)null);
        return rules.Finite ? bounds.Prepend(new FiniteRule()) : bounds;
    }

    private static IEnumerable<ValueRule<T>> Bounds<T>(T? above, T? atLeast, T? below, T? atMost)
        where T : struct, INumber<T>
    {
        (T? Bound, BoundKind Kind)[] bounds =
            [(above, BoundKind.Above), (atLeast, BoundKind.AtLeast), (below, BoundKind.Below), (atMost, BoundKind.AtMost)];
        return bounds.Where(bound => bound.Bound is not null).Select(bound => new BoundRule<T>(bound.Bound!.Value, bound.Kind));
    }
}
