using HotelBooking.FictionalHotels.Geography;
using Posthouse.Values;

namespace HotelBooking.Tests.Data;

/// <summary>The packed files hold what they should, and nothing that the machine or the money cannot make sense of.</summary>
public sealed class GazetteerTests
{
    [Fact]
    public void Lisbon_has_its_names_place_zone_and_money()
    {
        var lisbon = Gazetteer.World.City(2267057);

        Assert.Equal(("Lisbon", "PT", "Europe/Lisbon", "EUR"), (lisbon.Names.Plain, lisbon.Country.Code, lisbon.Zone, lisbon.Country.Currency));
        Assert.True(lisbon.IsCapital);
        Assert.InRange(lisbon.Position.KilometresTo(new GeoPoint(38.7223, -9.1393)), 0, 5);
    }

    [Theory]
    [InlineData("de", "Lissabon")]
    [InlineData("ja", "リスボン")]
    [InlineData("ar", "لشبونة")]
    [InlineData("ru", "Лиссабон")]
    [InlineData("pt-BR", "Lisboa")]
    [InlineData("en", "Lisbon")]
    [InlineData("xx", "Lisbon")]
    public void A_city_is_called_differently_in_other_languages(string language, string name) =>
        Assert.Equal(name, Gazetteer.World.City(2267057).Names.In(language));

    [Fact]
    public void There_are_the_cities_of_15_000_people_and_more_and_a_capital_for_nearly_every_country()
    {
        var world = Gazetteer.World;

        Assert.InRange(world.Cities.Count, 24_000, 30_000);
        Assert.InRange(world.Countries.Count, 240, 260);
        Assert.All(world.Cities, city => Assert.True(city.Population >= 15_000 || city.IsCapital, city.ToString()));
        Assert.InRange(world.Countries.Count(country => world.Cities.Any(city => city.Country == country && city.IsCapital)), 230, 260);
    }

    [Fact]
    public void Every_zone_is_known_to_the_machine_and_every_currency_to_the_money()
    {
        var world = Gazetteer.World;

        Assert.All(world.Cities.Select(city => city.Zone).Distinct(StringComparer.Ordinal), zone => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), zone));
        Assert.All(world.Countries, country => Assert.True(Currency.TryOf(country.Currency, out _), country.Currency));
        Assert.All(world.Countries, country => Assert.True(CurrencyWorth.UnitsPerEuro(country.Currency) > 0, country.Currency));
    }
}
