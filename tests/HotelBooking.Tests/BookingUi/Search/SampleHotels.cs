using Google.Protobuf.WellKnownTypes;
using Google.Type;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Values;
using Money = Posthouse.Values.Money;

namespace HotelBooking.Tests.BookingUi.Search;

/// <summary>Hotels that a test knows: the same ones every time, in whatever city and currency is asked for.</summary>
internal static class SampleHotels
{
    private static readonly string[] Names =
    [
        "Casa do Arco", "Hotel Farol do Tejo", "Quinta das Tílias", "Linha Avenida", "Pensão Andorinha", "Palácio da Ribeira", "Hotel do Elétrico", "Casa das Oliveiras",
        "Miradouro Azul", "Hotel Cais Velho", "A Casa Amarela", "Grande Hotel Atlântida", "Pátio do Limoeiro", "Hotel Sete Colinas", "Casa da Guitarra", "Solar do Príncipe",
        "Hotel Ponte Nova", "Pensão Estrela d’Alva", "Hotel Jardim Botânico", "Casa do Cais", "Hotel Vinte e Cinco", "Quarto Crescente", "Hotel Bússola", "Casa Paz & Sossego",
    ];

    public static int Count => Names.Length;

    public static HotelSummary Summary(int number, Place place)
    {
        var (latitude, longitude) = (place.Position.Latitude, place.Position.Longitude);
        return new HotelSummary
        {
            HotelId = $"{(number % 11 == 10 ? "p-" : "")}h{number:000000}",
            Name = Names[number],
            Stars = 2 + (number * 7 % 4),
            ScoreTenths = number == 17 ? 0 : 97 - (number * 13 % 31),
            Reviews = number == 17 ? 0 : 40 + (number * 331 % 3900),
            Position = new LatLng { Latitude = latitude + (.028 * Math.Sin(number * 2.4) * (number % 5 + 1) / 5), Longitude = longitude + (.036 * Math.Cos(number * 2.4) * (number % 5 + 1) / 5) },
            Address = { $"Rua das Flores {number + 3}", place.Name, place.Country },
            Amenities = { "air-conditioning", "breakfast", "garden", "lift", "parking", "step-free", "wifi" },
            City = place.Name,
            CurrencyCode = CurrencyOf(place),
            TimeZone = place.TimeZone,
            House = (string[])["row", "grand", "villa", "slab"] is var houses ? houses[number % 4] : "",
            Setting = (string[])["canal", "coast", "hills", "city"] is var settings ? settings[number / 4 % 4] : "",
        };
    }

    public static HotelResult Result(int number, Place place, SearchHotelsRequest request)
    {
        var result = new HotelResult
        {
            Hotel = Summary(number, place),
            Offer = Offer(number, "flex", (CurrencyOf(place), place.TimeZone), request.Dates, request.Rooms.Count),
            DistanceMeters = 200 + (number * 431 % 5200),
            Why = number == 0 ? "First for its guest score of 9.7, 0.2 km from the centre, at a price below the middle of the list." : "",
        };
        if (number == 3)
        {
            result.OtherOffers.Add(Partner(number, place, request));
        }
        else if (number % 11 == 10)
        {
            result.Offer = Partner(number, place, request);
        }

        return result;
    }

    public static StayOffer Offer(int number, string plan, (string Currency, string Zone) of, StayDates dates, int rooms)
    {
        var breakfast = plan.EndsWith("breakfast", StringComparison.Ordinal);
        var strict = plan.StartsWith("saver", StringComparison.Ordinal) || number % 5 == 3;
        var offer = new StayOffer
        {
            RoomTypeId = $"h{number:000000}-{(number % 3 == 1 ? "twn" : "dbl")}",
            RatePlanId = plan,
            RoomName = number % 3 == 1 ? "Twin room" : "Double room",
            PlanName = $"{(strict ? "Saver" : "Flexible")}{(breakfast ? ", with breakfast" : "")}",
            Beds = number % 3 == 1 ? "2 single beds" : "1 double bed",
            Board = breakfast || number % 2 == 0 ? Board.Breakfast : Board.RoomOnly,
            Price = Price(number, plan, of.Currency, dates, rooms),
            RoomsLeft = number == 0 ? 2 : 0,
        };
        offer.Cancellation = Terms(offer.Price, of.Zone, dates, strict);
        return offer;
    }

    /// <summary>A partner's offer in dinars for a hotel that is paid in euros: more money, fewer units.</summary>
    public static StayOffer InOtherMoney(StayDates dates)
    {
        var offer = Offer(0, "saver", ("KWD", "Europe/Lisbon"), dates, 1);
        (offer.RoomTypeId, offer.RatePlanId, offer.Partner, offer.PartnerOfferToken) = ("", "", "Nordhus", "token-dinars");
        return offer;
    }

    public static string CurrencyOf(Place place) => place.CountryCode switch { "JP" => "JPY", "KW" => "KWD", "US" => "USD", _ => "EUR" };

    private static StayOffer Partner(int number, Place place, SearchHotelsRequest request)
    {
        var offer = Offer(number, "saver", (CurrencyOf(place), place.TimeZone), request.Dates, request.Rooms.Count);
        (offer.RoomTypeId, offer.RatePlanId, offer.Partner, offer.PartnerOfferToken) = ("", "", "Nordhus", $"token-{number}");
        return offer;
    }

    private static Price Price(int number, string plan, string code, StayDates dates, int rooms)
    {
        var currency = Currency.Of(code);
        var nights = dates.CheckOut.ToDateOnly().DayNumber - dates.CheckIn.ToDateOnly().DayNumber;
        var units = (code == "JPY" ? 11_400 : code == "KWD" ? 31 : 84) + (number * 17 % 90) + (plan.EndsWith("breakfast", StringComparison.Ordinal) ? 22 : 0);
        var night = new Money((units * (long)currency.MinorPerUnit) + (currency.Digits == 3 ? 250 : 0), currency) * rooms;
        var tax = new Money(4L * currency.MinorPerUnit, currency) * nights;
        var price = new Price();
        for (var at = 0; at < nights; at++)
        {
            price.Lines.Add(new PriceLine
            {
                Kind = PriceLineKind.Night,
                Description = $"{dates.CheckIn.ToDateOnly().AddDays(at):ddd d MMM}",
                Amount = night.ToProto(),
            });
        }

        price.Lines.Add(new PriceLine { Kind = PriceLineKind.Tax, Description = $"City tax, {nights} nights", Amount = tax.ToProto(), AtProperty = true });
        price.Lines.Add(new PriceLine { Kind = PriceLineKind.Tax, Description = "Value added tax of 6 %", Amount = new Money((night * nights).Minor * 6 / 106, currency).ToProto(), Included = true });
        (price.PayNow, price.PayAtProperty, price.Total) = ((night * nights).ToProto(), tax.ToProto(), ((night * nights) + tax).ToProto());
        return price;
    }

    private static CancellationTerms Terms(Price price, string zone, StayDates dates, bool strict)
    {
        var checkIn = dates.CheckIn.ToDateOnly().ToDateTime(new TimeOnly(17, 0), DateTimeKind.Utc);
        var free = Timestamp.FromDateTime(checkIn.AddDays(-2));
        var terms = new CancellationTerms { TimeZone = zone, NoShowPenalty = price.PayNow };
        terms.Windows.Add(new CancellationWindow { From = strict ? Timestamp.FromDateTime(checkIn.AddYears(-3)) : free, Penalty = price.PayNow });
        terms.FreeUntil = strict ? null : free;
        terms.Sentences.Add(strict ? "From the booking on nothing is refunded." : "Cancelling is free until two days before arrival, 18:00 hotel time. After that nothing is refunded.");
        return terms;
    }
}
