using Grpc.Core;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Look.Hotels;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>The drawings of hotels on pages that show a reservation: as on the hotel's own page, if Search answers soon; else what the id alone gives.</summary>
internal sealed class HotelFaces(SearchService.SearchServiceClient search, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The front of a hotel.</summary>
    /// <param name="hotelId">The hotel; empty for one that is not ours.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HotelPicture> FrontOfAsync(string hotelId, CancellationToken cancellationToken)
    {
        if (hotelId.Length == 0)
        {
            return new HotelPicture("partner");
        }

        try
        {
            var deadline = (time.GetUtcNow() + Patience).UtcDateTime;
            var reply = await search.GetHotelAsync(new GetHotelRequest { HotelId = hotelId }, deadline: deadline, cancellationToken: cancellationToken);
            return Front(reply.Hotel);
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            // A picture is never worth an error.
            return new HotelPicture(hotelId);
        }
    }

    private static HotelPicture Front(HotelSummary hotel) => new(hotel.HotelId)
    {
        Kind = Enum.TryParse<HotelKind>(hotel.House, ignoreCase: true, out var kind) ? kind : null,
        Setting = Enum.TryParse<HotelSetting>(hotel.Setting, ignoreCase: true, out var setting) ? setting : null,
    };
}
