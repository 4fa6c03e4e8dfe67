using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.Search.Hotels;
using HotelBooking.Search.Offers;
using HotelBooking.Search.Places;
using HotelBooking.Stays;
using Posthouse.Storage;

namespace HotelBooking.Search.Results;

/// <summary>What else there is: for hotels that are full the nearest dates; when nothing was found, other dates and places nearby.</summary>
internal sealed class Alternatives(Database database, HotelDirectory directory, SoldHotels sold)
{
    /// <summary>How many days away other dates are looked for.</summary>
    public const int Days = 60;

    private const int MostFull = 10;
    private const int MostDates = 3;
    private const int MostPlaces = 5;

    public async Task AddAsync(SearchHotelsResponse page, PlaceRow place, IReadOnlyList<FoundHotel> hotels, StayQuery query, CancellationToken cancellationToken)
    {
        var full = hotels
            .Where(hotel => hotel is { Choices.Count: 0, Sale: not null })
            .Select(hotel => (Hotel: hotel, Reason: hotel.Sale!.Refusal(query)))
            .Where(hotel => hotel.Reason is not (BookingReason.Occupancy or BookingReason.PastDate))
            .Take(MostFull)
            .ToList();
        var nearest = await NearestAsync([.. full.Select(one => one.Hotel.HotelId)], query, cancellationToken);
        page.Full.AddRange(full.Select(one => new FullHotel
        {
            Hotel = one.Hotel.Summary,
            Reason = one.Reason.ToCode(),
            Nearest = nearest[one.Hotel.HotelId]?.ToProto(),
            DistanceMeters = one.Hotel.Meters,
        }));
        if (page.Total == 0)
        {
            page.OtherDates.AddRange(nearest.Values
                .OfType<StayDates>()
                .Distinct()
                .OrderBy(dates => Math.Abs(dates.CheckIn.DayNumber - query.Dates.CheckIn.DayNumber))
                .ThenBy(dates => dates.CheckIn)
                .Take(MostDates)
                .Select(dates => dates.ToProto()));
            page.Nearby.AddRange(await NearbyAsync(place, cancellationToken));
        }
    }

    /// <summary>The nearest dates of the same length on which each hotel can be booked; <see langword="null"/> where there are none within <see cref="Days"/> days.</summary>
    public async Task<IReadOnlyDictionary<string, StayDates?>> NearestAsync(IReadOnlyList<string> hotelIds, StayQuery query, CancellationToken cancellationToken)
    {
        if (hotelIds.Count == 0)
        {
            return new Dictionary<string, StayDates?>(StringComparer.Ordinal);
        }

        var sales = await sold.ReadAsync(hotelIds, query.Dates.CheckIn.AddDays(-Days), (2 * Days) + query.Dates.Count + 1, cancellationToken);
        return hotelIds.ToDictionary(id => id, id => sales.TryGetValue(id, out var sale) ? sale.Nearest(query, Days) : null, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<NearbyPlace>> NearbyAsync(PlaceRow place, CancellationToken cancellationToken)
    {
        var centre = new GeoPoint(place.Latitude, place.Longitude);
        var near = (await directory.AllAsync(cancellationToken)).Values
            .Where(hotel => hotel.CityPlace != place.PlaceId)
            .GroupBy(hotel => hotel.CityPlace, StringComparer.Ordinal)
            .Select(city => (Id: city.Key, Kilometres: city.Min(hotel => centre.KilometresTo(hotel.Position))))
            .OrderBy(city => city.Kilometres)
            .ThenBy(city => city.Id, StringComparer.Ordinal)
            .Take(MostPlaces)
            .ToList();
        var ids = near.Select(city => city.Id).ToList();
        var rows = await database.ReadAsync(reader => reader.QueryAsync<PlaceRow>("select * from places where place_id in @ids", new { ids }), cancellationToken);
        var byId = rows.ToDictionary(row => row.PlaceId, StringComparer.Ordinal);
        return [.. near.Where(city => byId.ContainsKey(city.Id)).Select(city =>
        {
            var row = byId[city.Id];
            return new NearbyPlace { Place = row.ToProto(), DistanceMeters = (int)Math.Round(centre.KilometresTo(new GeoPoint(row.Latitude, row.Longitude)) * 1_000) };
        })];
    }
}
