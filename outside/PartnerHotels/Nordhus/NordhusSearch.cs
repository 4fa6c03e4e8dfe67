using System.Globalization;
using System.Text.Json.Nodes;
using PartnerHotels.Hotels;
using PartnerHotels.Stays;

namespace PartnerHotels.Nordhus;

/// <summary>The operation that finds stays.</summary>
internal sealed record NordhusSearch(Position Centre, double Metres, Stay Stay, Party Party)
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static NordhusSearch? Read(JsonObject variables)
    {
        var point = variables["near"]?["point"]?.AsArray();
        var arrival = (int?)variables["arrivalDay"];
        var nights = (int?)variables["nightCount"];
        var party = Party.Read(string.Join(';', (variables["party"]?.AsArray() ?? []).Select(Room)));
        if (point is not { Count: 2 } || arrival is not (>= 0 and < 1_000_000) || nights is not (>= 1 and <= 30) || party is null || (double?)variables["near"]?["withinKm"] is not { } kilometres)
        {
            return null;
        }

        var checkIn = DateOnly.FromDayNumber(Epoch + arrival.Value);
        return new NordhusSearch(new Position((double)point[1]!, (double)point[0]!), kilometres * 1_000, new Stay(checkIn, checkIn.AddDays(nights.Value)), party);
    }

    public static JsonObject Answer(PartnerDesk desk, NordhusSearch search) => new()
    {
        ["edges"] = new JsonArray([.. desk.Search(search.Centre, search.Metres, search.Stay, search.Party).Select(found => new JsonObject
        {
            ["node"] = new JsonObject
            {
                ["propertyRef"] = found.Hotel.Code,
                ["title"] = found.Hotel.Name,
                ["place"] = new JsonObject { ["town"] = found.Hotel.City, ["point"] = new JsonArray(found.Hotel.Position.Longitude, found.Hotel.Position.Latitude) },
                ["stars"] = found.Hotel.Stars,
                ["rates"] = new JsonArray([.. found.Offers.Select(Rate)]),
            },
        })]),
    };

    private static JsonObject Rate(Offer offer) => new()
    {
        ["rateRef"] = offer.Key.ToString(),
        ["sleeps"] = new JsonObject { ["roomTitle"] = offer.Kind.Name, ["people"] = offer.Kind.MostGuests },
        ["meals"] = offer.Board switch { Board.Breakfast => "MORNING", Board.HalfBoard => "MORNING_AND_EVENING", _ => "NONE" },
        ["stay"] = new JsonObject { ["arrivalDay"] = Day(offer.Stay.CheckIn), ["departureDay"] = Day(offer.Stay.CheckOut) },
        ["price"] = new JsonObject
        {
            ["unit"] = offer.Hotel.Currency.Code,
            ["perNight"] = new JsonArray([.. offer.Nights.Select(night => JsonValue.Create(offer.Amount(night)))]),
            ["dues"] = offer.Amount(offer.Taxes),
            ["whole"] = offer.Amount(offer.Total),
        },
        ["free"] = offer.Left,
        ["conditions"] = new JsonObject
        {
            ["fees"] = new JsonArray([.. offer.Penalties.Select(window => new JsonObject
            {
                ["fromSecond"] = window.From.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                ["share"] = $"{window.Percent}%",
            })]),
        },
    };

    private static string Room(JsonNode? room) => string.Join(',', (room?["children"]?.AsArray() ?? []).Select(age => (int?)age ?? -1).Prepend((int?)room?["grownUps"] ?? -1).Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static int Day(DateOnly day) => day.DayNumber - Epoch;
}
