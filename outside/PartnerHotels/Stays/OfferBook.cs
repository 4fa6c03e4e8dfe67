using System.Collections.Immutable;
using System.Globalization;
using PartnerHotels.Hotels;

namespace PartnerHotels.Stays;

/// <summary>Prices what a partner sells: a pure function of hotel, kind of room, nights and party, less what is booked.</summary>
internal sealed class OfferBook(Partner partner, PartnerCatalogue catalogue, Func<string, string, DateOnly, int> booked)
{
    private static readonly TimeSpan CutOff = TimeSpan.FromHours(18);

    /// <summary>Every offer of a hotel that can still be booked.</summary>
    public IEnumerable<Offer> Of(Hotel hotel, Stay stay, Party party) =>
        from kind in hotel.Rooms
        where kind.MostGuests >= party.MostGuests
        from terms in Terms(hotel)
        let offer = Price(hotel, kind, new RateKey(hotel.Code, kind.Code, terms.Board, terms.Refundable) { Stay = stay, Party = party })
        where offer.Left >= party.Rooms.Length
        select offer;

    /// <summary>Prices an offer again, sold out or not.</summary>
    /// <returns><see langword="null"/> when there never was such an offer.</returns>
    public Offer? Again(RateKey key)
    {
        var hotel = catalogue.Find(key.Hotel);
        var kind = hotel?.Rooms.FirstOrDefault(room => room.Code == key.Kind);
        return hotel is null || kind is null || !key.Stay.IsPossible || kind.MostGuests < key.Party.MostGuests || !Terms(hotel).Contains((key.Board, key.Refundable))
            ? null
            : Price(hotel, kind, key);
    }

    private IEnumerable<(Board Board, bool Refundable)> Terms(Hotel hotel) => Dice.Roll(3, partner.Name, "terms", hotel.Code) switch
    {
        0 => [(Board.RoomOnly, true), (Board.Breakfast, true)],
        1 => [(Board.RoomOnly, false), (Board.Breakfast, true)],
        _ => [(Board.Breakfast, true), (Board.HalfBoard, false)],
    };

    private Offer Price(Hotel hotel, RoomKind kind, RateKey key)
    {
        var nights = key.Stay.Days().Select(night => key.Party.Rooms.Sum(room => Night(hotel, kind, key, (night, room)))).ToImmutableArray();
        return new Offer
        {
            Key = key,
            Hotel = hotel,
            Kind = kind,
            Board = key.Board,
            Stay = key.Stay,
            Party = key.Party,
            Nights = nights,
            Taxes = hotel.Currency.Payable(nights.Sum() * 7 / 100),
            Penalties = Penalties(hotel, key),
            Left = key.Stay.Days().Min(night => Allotment(hotel, kind, night) - booked(hotel.Code, kind.Code, night)),
        };
    }

    private long Night(Hotel hotel, RoomKind kind, RateKey key, (DateOnly Day, RoomGuests Room) slept)
    {
        var percent = slept.Day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday ? 118 : 100;
        percent += slept.Day.Month is 6 or 7 or 8 or 12 ? 15 : 0;
        percent += Dice.Roll(16, partner.Name, hotel.Code, Text(slept.Day)) - 8;
        percent += Math.Max(0, slept.Room.Guests - 2) * 20;
        percent += key.Board switch { Board.Breakfast => 9, Board.HalfBoard => 26, _ => 0 };
        percent -= key.Refundable ? 0 : 12;
        return hotel.Currency.Payable(kind.BaseMinor * percent / 100);
    }

    private int Allotment(Hotel hotel, RoomKind kind, DateOnly night) =>
        Dice.Roll(25, partner.Name, "closed", hotel.Code, kind.Code, Text(night)) == 0 ? 0 : 2 + Dice.Roll(4, partner.Name, "left", hotel.Code, kind.Code, Text(night));

    private static ImmutableArray<PenaltyWindow> Penalties(Hotel hotel, RateKey key)
    {
        if (!key.Refundable)
        {
            return [new PenaltyWindow(DateTimeOffset.UnixEpoch, 100)];
        }

        return [new PenaltyWindow(Instant(hotel, key.Stay.CheckIn.AddDays(-3)), 100 / key.Stay.Nights), new PenaltyWindow(Instant(hotel, key.Stay.CheckIn), 100)];
    }

    private static DateTimeOffset Instant(Hotel hotel, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.FromTimeSpan(CutOff));
        return new DateTimeOffset(local, hotel.Zone.GetUtcOffset(local));
    }

    private static string Text(DateOnly day) => day.DayNumber.ToString(CultureInfo.InvariantCulture);
}
