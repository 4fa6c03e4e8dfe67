using HotelBooking.Contracts.Search.V1;
using HotelBooking.Search.Partners;
using Posthouse.Calls;

namespace HotelBooking.Search.Hotels;

/// <summary>Finds a hotel by its id: ours, or one that only partners have.</summary>
internal sealed class HotelFinder(HotelDirectory directory, PartnerHouses houses)
{
    /// <summary>The hotel.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<HotelEntry> FindAsync(string hotelId, CancellationToken cancellationToken)
    {
        var found = hotelId.StartsWith(PartnerHotels.IdPrefix, StringComparison.Ordinal)
            ? await houses.FindAsync(hotelId, cancellationToken)
            : (await directory.AllAsync(cancellationToken)).GetValueOrDefault(hotelId);
        return found ?? throw new NotFoundException("No hotel has this id.", SearchReason.UnknownHotel);
    }
}
