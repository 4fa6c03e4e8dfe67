using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.FictionalHotels.Hotels;

namespace HotelBooking.Tests.FictionalHotels;

/// <summary>Hotels are made up in the same way every time, stand where they say, and cannot be taken for real ones.</summary>
public sealed class HotelCatalogueTests
{
    private static readonly HotelCatalogue Whole = new(1_000);

    [Fact]
    public void A_smaller_catalogue_is_the_beginning_of_a_larger_one_to_the_letter()
    {
        var small = new HotelCatalogue(40);

        Assert.Equal(Whole.Hotels.Take(40).Select(Told), small.Hotels.Select(Told));
    }

    [Fact]
    public void The_hotels_have_not_changed_since_they_were_first_made_up()
    {
        var told = string.Join('\n', Whole.Hotels.Take(40).Select(Told));

        Assert.Equal("ad10419ea09bd9da3f3e00bf35d2e475adf995989ad7b6bc75634dd27aa891a1", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told))));
    }

    [Fact]
    public void The_first_forty_stand_where_tests_and_first_visitors_look()
    {
        var cities = Whole.Hotels.Take(40).Select(hotel => hotel.City.Names.Plain).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "Lisbon", "Honolulu", "Apia", "Tokyo", "Kuwait City", "Berlin", "Paris", "New York City", "London", "Springfield", "Málaga", "São Paulo", "Istanbul", "Warsaw", "Cairo",
            },
            cities);
        Assert.Equal(7, Whole.Hotels.Take(40).Count(hotel => hotel.City.Id == 2267057));
        Assert.Equal(3, Whole.Hotels.Take(40).Where(hotel => hotel.City.Names.Plain == "Springfield").Select(hotel => hotel.City.Region!.Code).Distinct().Count());
    }

    [Fact]
    public void Every_country_has_a_hotel_and_names_are_unique()
    {
        Assert.Equal(Gazetteer.World.Countries.Count, Whole.Hotels.Select(hotel => hotel.City.Country.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(1_000, Whole.Hotels.Select(hotel => hotel.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Whole.Hotels, hotel => Assert.EndsWith(".example", hotel.Email, StringComparison.Ordinal));
        Assert.All(Whole.Hotels, hotel => Assert.Contains("made up", string.Join(' ', hotel.Content.Description), StringComparison.Ordinal));
    }

    [Fact]
    public void Hotels_stand_in_their_city_on_land_wherever_the_outlines_know_it()
    {
        Assert.All(Whole.Hotels, hotel => Assert.InRange(hotel.Position.KilometresTo(hotel.City.Position), 0, 6.1));
        Assert.InRange(Whole.Hotels.Count(hotel => LandMap.World.IsLand(hotel.Position)), 940, 1_000);
        Assert.Equal(["canal", "city", "coast", "hills"], Whole.Hotels.Select(hotel => hotel.Setting).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_hotel_is_found_by_its_id_alone()
    {
        Assert.Same(Whole.Hotels[122], Whole.Find("h000123"));
        Assert.All(["h000000", "h001001", "h123", "x000123", "h00012a", "", "h000123-dbl"], id => Assert.Null(Whole.Find(id)));
    }

    internal static string Told(FictionalHotel hotel) => string.Join('\n',
        [
            $"{hotel.HotelId} {hotel.Name} {hotel.Stars} {hotel.Position.Latitude.ToString(CultureInfo.InvariantCulture)} {hotel.Position.Longitude.ToString(CultureInfo.InvariantCulture)} {hotel.Setting} {hotel.Email} {hotel.Phone}", .. hotel.Address,
            $"{hotel.Content.ScoreTenths} {hotel.Content.Reviews} {hotel.Content.House} {string.Join(',', hotel.Content.Amenities)}", .. hotel.Content.Description,
            .. hotel.Content.Accessibility, .. hotel.Content.Rules, .. hotel.Rooms.Select(room => $"{room.RoomTypeId} {room.Name} {room.SquareMeters} {string.Join(',', room.Amenities)}"),
            string.Join(' ', hotel.Terms.RatePlans.Select(plan => plan.RatePlanId)), string.Join(' ', hotel.Terms.Taxes.Select(tax => $"{tax.Code} {tax.BasisPoints} {tax.AmountMinor}")),
            string.Join(' ', hotel.Nights(hotel.Rooms[0].RoomTypeId, new DateOnly(2027, 1, 1), 60).Select(night => $"{night.PriceMinor}/{night.Allotment}")),
        ]);
}
