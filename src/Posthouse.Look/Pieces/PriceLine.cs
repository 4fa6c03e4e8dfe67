namespace Posthouse.Look.Pieces;

/// <summary>A line of a price breakdown.</summary>
/// <param name="Text">What it is for.</param>
/// <param name="Amount">The amount, as it is read: <c>€ 412.00</c>.</param>
/// <param name="Hint">How it came about, or when it is paid.</param>
public sealed record PriceLine(string Text, string Amount, string? Hint = null);
