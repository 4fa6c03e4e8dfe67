using HotelBooking.FictionalHotels.Geography;
using Posthouse.Preparations;
using Posthouse.Storage;

namespace HotelBooking.Search.Filling;

/// <summary>Fills in places and names from the packed files, once for each version of them.</summary>
internal sealed class FillPlaces(Database database, HotelSource hotels) : IPreparation
{
    private const string Name = "places";
    private const int Batch = 20_000;

    public async Task PrepareAsync(PreparationProgress progress, CancellationToken cancellationToken)
    {
        if (await database.AreFromAsync(Name, hotels.Version, cancellationToken))
        {
            return;
        }

        var list = new PlaceList(Gazetteer.World, hotels.Hotels);
        var names = list.Names().ToList();
        await database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("delete from fillings where name = @Name", new { Name });
                await transaction.ExecuteAsync("delete from place_names");
                await transaction.ExecuteAsync("delete from places");
                await transaction.ExecuteManyAsync(
                    "insert into places (place_id, kind, name, region, country, country_code, latitude, longitude, population, hotels, time_zone) "
                    + "values (@PlaceId, @Kind, @Name, @Region, @Country, @CountryCode, @Latitude, @Longitude, @Population, @Hotels, @TimeZone)",
                    list.Places.Select(place => place.Row).OrderBy(row => row.PlaceId, StringComparer.Ordinal));
            },
            cancellationToken);
        for (var done = 0; done < names.Count; done += Batch)
        {
            var batch = names.Skip(done).Take(Batch);
            await database.WriteAsync(
                async transaction => await transaction.ExecuteManyAsync(
                    "insert into place_names (folded, place_id, name, form, rank) values (@Folded, @PlaceId, @Name, @Form, @Rank)", batch),
                cancellationToken);
            progress.Report(Math.Min(done + Batch, names.Count), names.Count);
        }

        await database.WriteAsync(transaction => transaction.RecordFillingAsync(Name, hotels.Version), cancellationToken);
    }
}
