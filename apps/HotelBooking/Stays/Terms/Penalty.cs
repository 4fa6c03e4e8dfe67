namespace HotelBooking.Stays.Terms;

/// <summary>What is kept when a guest cancels; never more than what was charged.</summary>
public abstract record Penalty
{
    private Penalty()
    {
    }

    /// <summary>The price of the first nights.</summary>
    /// <param name="Count">How many, from 1 on.</param>
    public sealed record Nights(int Count) : Penalty;

    /// <summary>A share of the amount charged when booking.</summary>
    /// <param name="BasisPoints">Hundredths of a percent, 0 to 10,000.</param>
    public sealed record Share(int BasisPoints) : Penalty;

    /// <summary>A fixed amount.</summary>
    /// <param name="Minor">Minor units of the hotel's currency.</param>
    public sealed record Amount(long Minor) : Penalty;
}
