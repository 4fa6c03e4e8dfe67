using Google.Protobuf;
using HotelBooking.FictionalHotels.Hotels;
using Posthouse.Preparations;
using Posthouse.Storage;

namespace HotelBooking.Search.Filling;

/// <summary>Fills in the content of the made-up hotels, once for each version of them.</summary>
internal sealed class FillHotels(Database database, HotelSource source) : IPreparation
{
    private const string Name = "hotels";

    public async Task PrepareAsync(PreparationProgress progress, CancellationToken cancellationToken)
    {
        if (await database.AreFromAsync(Name, source.Version, cancellationToken))
        {
            return;
        }

        var rows = source.Hotels.Select((hotel, at) =>
        {
            progress.Report(at, source.Hotels.Count);
            return RowOf(hotel);
        }).ToList();
        await database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("delete from hotels");
                await transaction.ExecuteManyAsync(
                    "insert into hotels (hotel_id, city_place, region_place, country_place, latitude, longitude, summary, details) "
                    + "values (@HotelId, @CityPlace, @RegionPlace, @CountryPlace, @Latitude, @Longitude, @Summary, @Details)",
                    rows);
                await transaction.RecordFillingAsync(Name, source.Version);
            },
            cancellationToken);
        progress.Report(rows.Count, rows.Count);
    }

    private static HotelRow RowOf(FictionalHotel hotel) => new(hotel.HotelId, HotelText.Summary(hotel).ToByteArray(), HotelText.Details(hotel).ToByteArray())
    {
        CityPlace = Places.PlaceMapping.IdOf(hotel.City),
        RegionPlace = hotel.City.Region is { } region ? Places.PlaceMapping.IdOf(region) : "",
        CountryPlace = Places.PlaceMapping.IdOf(hotel.City.Country),
        Latitude = hotel.Position.Latitude,
        Longitude = hotel.Position.Longitude,
    };
}
