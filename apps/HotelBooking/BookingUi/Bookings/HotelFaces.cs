using Grpc.Core;
using HotelBooking.BookingUi.Hotels;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Look.Hotels;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>The drawings of hotels on pages that show a reservation: as on the hotel's own page, if Search answers soon; else what the id alone gives.</summary>
internal sealed class HotelFaces(SearchService.SearchServiceClient search, TimeProvider time)
{
    private static readonly HotelSummary Unknown = new() { HotelId = "partner" };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The reservations with the fronts of their hotels, which are asked for side by side.</summary>
    public async Task<IReadOnlyList<PicturedReservation>> PictureAsync(IReadOnlyList<Reservation> reservations, CancellationToken cancellationToken)
    {
        var fronts = reservations.Select(static reservation => reservation.Stay.HotelId).Distinct(StringComparer.Ordinal)
            .ToDictionary(hotel => hotel, hotel => FrontOfAsync(hotel, cancellationToken), StringComparer.Ordinal);
        await Task.WhenAll(fronts.Values);
        var pictured = new List<PicturedReservation>(reservations.Count);
        foreach (var reservation in reservations)
        {
            pictured.Add(new PicturedReservation(reservation, await fronts[reservation.Stay.HotelId]));
        }

        return pictured;
    }

    /// <summary>The front of a hotel.</summary>
    /// <param name="hotelId">The hotel; empty for one that is not ours.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HotelPicture> FrontOfAsync(string hotelId, CancellationToken cancellationToken)
    {
        if (hotelId.Length == 0)
        {
            return HotelPictures.Front(Unknown);
        }

        try
        {
            var deadline = (time.GetUtcNow() + Patience).UtcDateTime;
            var reply = await search.GetHotelAsync(new GetHotelRequest { HotelId = hotelId }, deadline: deadline, cancellationToken: cancellationToken);
            return HotelPictures.Front(reply.Hotel);
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            // A picture is never worth an error.
            return HotelPictures.Front(new HotelSummary { HotelId = hotelId });
        }
    }
}
