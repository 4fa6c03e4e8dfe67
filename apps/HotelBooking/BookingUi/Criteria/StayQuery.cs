using System.Collections.Immutable;
using System.Globalization;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Stays.Guests;
using Posthouse.Values;
using StayDates = HotelBooking.Stays.StayDates;

namespace HotelBooking.BookingUi.Criteria;

/// <summary>When somebody stays and who sleeps in which room, as addresses and forms carry it: <c>in</c>, <c>out</c>, <c>rooms</c>.</summary>
/// <param name="Dates">The nights.</param>
/// <param name="Rooms">The rooms, 1 to 9.</param>
public sealed record StayQuery(StayDates Dates, ImmutableArray<RoomGuests> Rooms)
{
    /// <summary>What was amended in what the reader asked for, in sentences.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Whether dates were asked for at all.</summary>
    public bool HasDates { get; init; } = true;

    public string In => Dates.CheckIn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Out => Dates.CheckOut.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The rooms as calls take them.</summary>
    public IReadOnlyCollection<RoomOccupancy> Occupancies =>
        [.. Rooms.Select(room => new RoomOccupancy { Adults = room.Adults, ChildAges = { room.ChildAges } })];

    /// <summary>The nights as calls take them.</summary>
    public Contracts.Stays.V1.StayDates Nights => new() { CheckIn = Dates.CheckIn.ToProto(), CheckOut = Dates.CheckOut.ToProto() };

    public string RoomsText => Criteria.RoomsText.Write(Rooms);

    /// <summary>As part of an address: <c>in=2027-03-12&amp;out=2027-03-15&amp;rooms=2</c>.</summary>
    public string Address => $"in={In}&out={Out}&rooms={RoomsText}";

    /// <summary>The same stay on other nights.</summary>
    public StayQuery On(StayDates dates) => this with { Dates = dates, Remarks = [] };

    public bool Equals(StayQuery? other) => other is not null && Dates == other.Dates && Rooms.SequenceEqual(other.Rooms);

    public override int GetHashCode() => HashCode.Combine(Dates, Rooms.Length);
}
