using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.FictionalHotels.Rooms;
using HotelBooking.Stays.Terms;

namespace HotelBooking.FictionalHotels.Sales;

/// <summary>Price, allotment and restrictions of a room type for any night: a pure function of the two, in whole numbers.</summary>
internal sealed class RoomNightsMaker
{
    private static readonly int[] MonthPercent = [82, 84, 90, 97, 104, 114, 122, 124, 112, 100, 88, 96];

    private readonly uint _room;
    private readonly uint _house;
    private readonly uint _city;
    private readonly long _price;
    private readonly int _rooms;
    private readonly int _monthsAhead;
    private readonly bool _hasSeasons;
    private readonly bool _restsInWinter;
    private readonly bool _limitsStays;

    public RoomNightsMaker(FictionalHotel hotel, RoomKind room, PriceLevel level)
    {
        _room = Chance.Hash(room.RoomTypeId);
        _house = Chance.Hash(hotel.HotelId);
        _city = Chance.Hash($"city/{hotel.City.Id}");
        _price = level.DoubleMinor * room.PricePercent / 100;
        _rooms = room.Rooms;
        var latitude = hotel.City.Position.Latitude;
        _monthsAhead = latitude < 0 ? 6 : 0;
        _hasSeasons = Math.Abs(latitude) > 15;
        _restsInWinter = _hasSeasons && Chance.Mix(_house, -1) % 25 == 0;
        _limitsStays = Chance.Mix(_house, -2) % 12 == 0;
    }

    public NightTerms At(DateOnly night)
    {
        var isEvent = IsEvent(night);
        var chance = Chance.Mix(_room, night.DayNumber);
        return new NightTerms(night, AllotmentOn(chance), PriceOn(night, isEvent, chance))
        {
            MinStay = MinStayOn(night, isEvent),
            MaxStay = _limitsStays ? 14 : 0,
            Closed = IsClosed(night),
            ClosedToArrival = night.DayOfWeek == DayOfWeek.Sunday && Chance.Mix(_house, night.DayNumber) % 16 == 0,
            ClosedToDeparture = night is { Month: 12, Day: 31 } && _house % 3 == 0,
        };
    }

    // A fair or a festival fills the city from Thursday to Sunday, in about one week of twenty.
    private bool IsEvent(DateOnly night) =>
        night.DayOfWeek is DayOfWeek.Thursday or DayOfWeek.Friday or DayOfWeek.Saturday && Chance.Mix(_city, (night.DayNumber + 1) / 7) % 20 == 0;

    private static int MinStayOn(DateOnly night, bool isEvent) => night switch
    {
        { Month: 12, Day: 30 or 31 } => 3,
        { DayOfWeek: DayOfWeek.Friday } when isEvent => 2,
        _ => 1,
    };

    // Some houses rest for three weeks in the cold season, on the same days each year.
    private bool IsClosed(DateOnly night)
    {
        var month = ((night.Month - 1 + _monthsAhead) % 12) + 1;
        return _restsInWinter && month == 1 && night.Day is >= 8 and <= 28;
    }

    private long PriceOn(DateOnly night, bool isEvent, uint chance)
    {
        var season = _hasSeasons ? MonthPercent[(night.Month - 1 + _monthsAhead) % 12] : 100;
        var day = night.DayOfWeek switch { DayOfWeek.Friday => 112, DayOfWeek.Saturday => 118, DayOfWeek.Sunday => 91, _ => 100 };
        var seasonal = _price * season * day / 10_000;
        return PriceLevel.Rounded(seasonal * (isEvent ? 135 : 100) * (97 + (chance % 7)) / 10_000);
    }

    // What other ways of selling leave: now and then nothing, sometimes the last one or two.
    private int AllotmentOn(uint chance) => (int)((chance >> 8) % 100) switch
    {
        < 3 => 0,
        < 8 => Math.Min(_rooms, 1 + (int)(chance >> 20) % 2),
        _ => _rooms - ((int)(chance >> 16) % Math.Max(1, _rooms / 3)),
    };
}
