namespace Posthouse.Bench.Hotel;

/// <summary>A charge at the bank, in minor units.</summary>
internal sealed record Charge(string Currency, long Captured, long Refunded);
