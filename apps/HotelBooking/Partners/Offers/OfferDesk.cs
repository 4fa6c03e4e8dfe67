using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Mapping;
using Posthouse.Calls;
using Posthouse.Values;

namespace HotelBooking.Partners.Offers;

/// <summary>Makes offers of ours out of partners' offers, and knows them again.</summary>
internal sealed class OfferDesk(OfferSeal seal, OfferWriter writer, HotelMap hotels, TimeProvider time)
{
    /// <summary>Fetches the key; before offers are written or opened.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellationToken) => seal.PrepareAsync(cancellationToken);

    public async ValueTask<PartnerOffer> WriteAsync(string partner, SoundOffer offer, PartnerQuery query, CancellationToken cancellationToken) =>
        writer.Write(partner, offer, await hotels.FindAsync(partner, offer, cancellationToken), query);

    /// <summary>Opens a token.</summary>
    /// <exception cref="InvalidArgumentException">It was not made here, or was altered.</exception>
    public async Task<SealedOffer> OpenAsync(string token, CancellationToken cancellationToken)
    {
        await seal.PrepareAsync(cancellationToken);
        return seal.Open(token);
    }

    /// <summary>Opens a token that must not have expired.</summary>
    /// <exception cref="InvalidArgumentException">It was not made here, or was altered.</exception>
    /// <exception cref="FailedPreconditionException">Its time is over.</exception>
    public async Task<SealedOffer> OpenFreshAsync(string token, CancellationToken cancellationToken)
    {
        var offer = await OpenAsync(token, cancellationToken);
        return offer.Offer.ExpiresAt.ToDateTimeOffset() > time.GetUtcNow()
            ? offer
            : throw new FailedPreconditionException("The offer's time is over: search again.", PartnerReason.OfferExpired);
    }

    /// <summary>The offer with its token, for another while and at the price of now.</summary>
    public PartnerOffer Renew(SealedOffer offer, Money total)
    {
        var renewed = writer.Repriced(offer, total);
        var shown = renewed.Offer.Clone();
        shown.OfferToken = seal.Seal(renewed);
        return shown;
    }
}
