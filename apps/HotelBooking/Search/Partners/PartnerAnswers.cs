using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Search.V1;

namespace HotelBooking.Search.Partners;

/// <summary>What partners have offered in time, and how each has answered.</summary>
internal sealed record PartnerAnswers(IReadOnlyList<(string Partner, PartnerOffer Offer)> Offers, IReadOnlyList<PartnerStatus> Statuses)
{
    public static readonly PartnerAnswers None = new([], []);
}
