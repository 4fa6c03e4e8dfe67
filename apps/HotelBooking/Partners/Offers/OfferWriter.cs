using Google.Protobuf.WellKnownTypes;
using Google.Type;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Mapping;
using Posthouse.Values;
using Board = HotelBooking.Contracts.Stays.V1.Board;
using HotelTime = HotelBooking.Stays.HotelTime;
using Money = Posthouse.Values.Money;

namespace HotelBooking.Partners.Offers;

/// <summary>Writes a sound offer as the contract has it, sealed.</summary>
internal sealed class OfferWriter(OfferSeal seal, PartnersOptions options, TimeProvider time)
{
    public PartnerOffer Write(string partner, SoundOffer sound, MappedHotel hotel, PartnerQuery query)
    {
        var now = time.GetUtcNow();
        var offer = new PartnerOffer
        {
            ExpiresAt = Timestamp.FromDateTimeOffset(now + options.OfferLifetime),
            PartnerHotelCode = sound.HotelCode,
            HotelId = hotel.HotelId ?? "",
            HotelName = sound.HotelName,
            Position = new LatLng { Latitude = sound.Position.Latitude, Longitude = sound.Position.Longitude },
            Stars = sound.Stars,
            RoomName = sound.RoomName,
            Board = (Board)(int)sound.Board,
            Price = Price(sound, query),
            Cancellation = CancellationWords.Terms(sound, hotel.Zone, now),
            Dates = new StayDates { CheckIn = query.Dates.CheckIn.ToProto(), CheckOut = query.Dates.CheckOut.ToProto() },
            TimeZone = hotel.Zone,
        };
        if (sound.City.Length > 0)
        {
            offer.Address.Add(sound.City);
        }

        var rooms = query.Rooms.Select(room => new RoomOccupancy { Adults = room.Adults, ChildAges = { room.ChildAges } });
        offer.OfferToken = seal.Seal(new SealedOffer(partner, sound.Rate, offer, [.. rooms]));
        return offer;
    }

    /// <summary>The same offer at another total: the partner told no more than that, so the difference is spread over the nights.</summary>
    public SealedOffer Repriced(SealedOffer before, Money total)
    {
        var offer = before.Offer.Clone();
        var lines = offer.Price.Lines;
        var others = lines.Skip(1).Sum(line => Money.From(line.Amount).Minor * total.Minor / before.Rate.Total.Minor);
        foreach (var line in lines.Skip(1))
        {
            line.Amount = new Money(Money.From(line.Amount).Minor * total.Minor / before.Rate.Total.Minor, total.Currency).ToProto();
        }

        // What rounding leaves over goes to the first night, so that the lines add up.
        lines[0].Amount = new Money(total.Minor - others, total.Currency).ToProto();
        offer.Price.PayNow = total.ToProto();
        offer.Price.Total = total.ToProto();
        offer.ExpiresAt = Timestamp.FromDateTimeOffset(time.GetUtcNow() + options.OfferLifetime);
        foreach (var window in offer.Cancellation.Windows)
        {
            window.Penalty = Scaled(Money.From(window.Penalty), before.Rate.Total, total).ToProto();
        }

        offer.Cancellation.NoShowPenalty = Scaled(Money.From(offer.Cancellation.NoShowPenalty), before.Rate.Total, total).ToProto();
        return before with { Offer = offer };
    }

    private static Money Scaled(Money part, Money before, Money now) => Amounts.PayableFrom((decimal)part.Minor * now.Minor / before.Minor, now.Currency);

    private static Price Price(SoundOffer sound, PartnerQuery query)
    {
        var rooms = query.Rooms.Count == 1 ? "" : $"{query.Rooms.Count} rooms: ";
        var nights = sound.Nights.Select((night, at) => new PriceLine
        {
            Kind = PriceLineKind.Night,
            Description = $"{rooms}{(rooms.Length == 0 ? "N" : "n")}ight of {HotelTime.Words(query.Dates.CheckIn.AddDays(at))}",
            Night = query.Dates.CheckIn.AddDays(at).ToProto(),
            Amount = night.ToProto(),
        });
        var price = new Price { Lines = { nights }, PayNow = sound.Total.ToProto(), PayAtProperty = Money.Zero(sound.Total.Currency).ToProto(), Total = sound.Total.ToProto() };
        if (!sound.Taxes.IsZero)
        {
            price.Lines.Add(new PriceLine { Kind = PriceLineKind.Tax, Description = "Taxes and charges", Amount = sound.Taxes.ToProto() });
        }

        return price;
    }
}
