using Posthouse.Values;

namespace Posthouse.Bench.Hotel;

/// <summary>A booking that was confirmed to the guest.</summary>
/// <param name="Locator">What the guest holds.</param>
/// <param name="ToPay">What the guest agreed to pay now.</param>
internal sealed record BookedStay(string Locator, Money ToPay);
