namespace HotelBooking.Stays.Terms;

/// <summary>A tax or a fee.</summary>
/// <param name="Code">Stable code within the hotel, for example <c>vat</c> or <c>city-tax</c>.</param>
/// <param name="Name">Its name for guests.</param>
/// <param name="Basis">On what it is charged.</param>
public sealed record TaxTerms(string Code, string Name, TaxBasis Basis)
{
    /// <summary>A fee of the hotel rather than a tax.</summary>
    public bool IsFee { get; init; }

    /// <summary>Rate in hundredths of a percent, for <see cref="TaxBasis.Percent"/>.</summary>
    public int BasisPoints { get; init; }

    /// <summary>Amount in minor units of the hotel's currency, for the other bases.</summary>
    public long AmountMinor { get; init; }

    /// <summary>Whether it is within the prices already; only for <see cref="TaxBasis.Percent"/>.</summary>
    public bool Included { get; init; }

    /// <summary>Whether the hotel collects it on the spot.</summary>
    public bool AtProperty { get; init; }

    /// <summary>Guests up to this age in years, inclusive, are exempt; -1 when nobody is. Only for bases by person.</summary>
    public int ExemptAge { get; init; } = -1;

    /// <summary>Most nights charged; 0 for all.</summary>
    public int MaxNights { get; init; }
}
