using Posthouse.Values;

namespace HotelBooking.Partners.Offers;

/// <summary>What a partner knows of an offer that we want.</summary>
/// <param name="Reference">By what the partner knows it.</param>
/// <param name="Total">What it costs, as the partner has told us.</param>
internal sealed record Rate(string Reference, Money Total);

/// <summary>How an offer stands at the partner.</summary>
/// <param name="Standing">How.</param>
/// <param name="Total">What it costs now; <see langword="null"/> when it is gone.</param>
internal sealed record PriceAnswer(Standing Standing, Money? Total);

internal enum Standing
{
    Available,
    PriceChanged,
    SoldOut,
}
