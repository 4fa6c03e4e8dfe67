using System.Globalization;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using Posthouse.Calls;
using Posthouse.Values;

namespace HotelBooking.Partners.Asking;

/// <summary>What partners are asked for.</summary>
internal sealed record PartnerQuery(GeoPoint Centre, int RadiusMeters, StayDates Dates, IReadOnlyList<RoomGuests> Rooms)
{
    /// <summary>The same for the same question.</summary>
    public string Key { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{Centre.Latitude:R} {Centre.Longitude:R} {RadiusMeters} {Dates.CheckIn:yyyyMMdd} {Dates.CheckOut:yyyyMMdd} {RoomText(Rooms)}");

    /// <summary>Reads a request.</summary>
    /// <exception cref="InvalidArgumentException">Dates or position make no sense; names every field.</exception>
    public static PartnerQuery Read(FindOffersRequest request)
    {
        var violations = new List<FieldViolation>();
        var (latitude, longitude) = (request.Position.Latitude, request.Position.Longitude);
        if (!(latitude is >= -90 and <= 90) || !(longitude is >= -180 and <= 180))
        {
            violations.Add(new FieldViolation("position", "must lie on the globe"));
        }

        var hasIn = request.Dates.CheckIn.TryToDateOnly(out var checkIn);
        var hasOut = request.Dates.CheckOut.TryToDateOnly(out var checkOut);
        if (!hasIn)
        {
            violations.Add(new FieldViolation("dates.check_in", "must be a date of the calendar"));
        }

        if (!hasOut)
        {
            violations.Add(new FieldViolation("dates.check_out", "must be a date of the calendar"));
        }
        else if (hasIn && checkOut.DayNumber - checkIn.DayNumber is < 1 or > StayDates.MaxNights)
        {
            violations.Add(new FieldViolation("dates.check_out", $"must be 1 to {StayDates.MaxNights} days after check_in"));
        }

        return violations.Count == 0
            ? new PartnerQuery(new GeoPoint(latitude, longitude), request.RadiusMeters, new StayDates(checkIn, checkOut), [.. request.Rooms.Select(room => new RoomGuests(room.Adults, [.. room.ChildAges]))])
            : throw new InvalidArgumentException(violations);
    }

    /// <summary>Adults and children's ages of each room: <c>2;1,5,9</c>.</summary>
    public static string RoomText(IEnumerable<RoomGuests> rooms) =>
        string.Join(';', rooms.Select(room => string.Join(',', room.ChildAges.Prepend(room.Adults).Select(number => number.ToString(CultureInfo.InvariantCulture)))));
}
