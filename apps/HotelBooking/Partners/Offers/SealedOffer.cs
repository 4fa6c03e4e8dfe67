using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Values;

namespace HotelBooking.Partners.Offers;

/// <summary>What a token holds.</summary>
/// <param name="Partner">Whose offer it is.</param>
/// <param name="RateReference">By what the partner knows it.</param>
/// <param name="Offer">The offer as it was shown, without token.</param>
/// <param name="Rooms">For whom it was asked.</param>
internal sealed record SealedOffer(string Partner, string RateReference, PartnerOffer Offer, IReadOnlyList<RoomOccupancy> Rooms)
{
    public Rate Rate => new(RateReference, Money.From(Offer.Price.Total));

    public static SealedOffer From(CheckPriceResponse message)
    {
        var offer = message.Offer.Clone();
        offer.OfferToken = "";
        return new SealedOffer(message.Partner, message.Offer.OfferToken, offer, message.Rooms);
    }

    /// <summary>Everything in one message; where the token will be, the partner's reference stands.</summary>
    public CheckPriceResponse ToMessage()
    {
        var offer = Offer.Clone();
        offer.OfferToken = RateReference;
        return new CheckPriceResponse { Partner = Partner, Offer = offer, Rooms = { Rooms } };
    }
}
