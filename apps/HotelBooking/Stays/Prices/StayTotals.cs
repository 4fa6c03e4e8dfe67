using System.Runtime.InteropServices;
using Posthouse.Values;

namespace HotelBooking.Stays.Prices;

/// <summary>What a stay costs, without its lines.</summary>
/// <param name="PayNow">What is charged when booking.</param>
/// <param name="AtProperty">What the hotel collects on the spot.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StayTotals(Money PayNow, Money AtProperty)
{
    /// <summary>What the stay costs in all.</summary>
    public Money Total => PayNow + AtProperty;
}
