using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Bookings;
using HotelBooking.Partners.Offers;

namespace HotelBooking.Partners;

/// <summary>
/// Speaks one partner's protocol. What a partner says is only read here, never believed: offers are judged afterwards, each on its own. Every method throws
/// <see cref="PartnerFailedException"/> when no answer came that can be used; then nobody knows what the partner did.
/// </summary>
internal interface IPartner
{
    string Name { get; }

    Task<IReadOnlyList<OfferReading>> FindAsync(PartnerQuery query, CancellationToken cancellationToken);

    Task<PriceAnswer> CheckAsync(Rate rate, CancellationToken cancellationToken);

    Task<BookingAnswer> BookAsync(BookingOrder order, CancellationToken cancellationToken);

    Task<BookingAnswer> FindBookingAsync(string reference, CancellationToken cancellationToken);

    Task<BookingAnswer> CancelAsync(string reference, CancellationToken cancellationToken);
}
