using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using Posthouse.Calls;
using Posthouse.Values;
using StayDates = HotelBooking.Stays.StayDates;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Search.Offers;

/// <summary>Reads nights and guests from a request; what makes no sense is told all at once. Days are those of the place that is asked for.</summary>
internal sealed class StayRules(TimeProvider time)
{
    private const int FarthestDays = 730;

    /// <summary>The zone in which a day begins last: where no place is known, what is over there is over everywhere.</summary>
    private const string LastZone = "Etc/GMT+12";

    /// <summary>Nights and guests of a request.</summary>
    /// <param name="dates">The nights.</param>
    /// <param name="rooms">The guests.</param>
    /// <param name="zone">IANA zone of the place; empty when it has none.</param>
    /// <exception cref="InvalidArgumentException">Something is missing, is no date, is over, or is too far away.</exception>
    public StayQuery Read(Wire.StayDates? dates, IReadOnlyList<RoomOccupancy> rooms, string zone)
    {
        var violations = new List<FieldViolation>();
        if (rooms.Count == 0)
        {
            violations.Add(new FieldViolation("rooms", "name the guests of at least one room"));
        }

        var now = time.GetUtcNow();
        if (!dates.TryToStayDates(out var stay))
        {
            violations.AddRange(OfBroken(dates));
        }
        else
        {
            violations.AddRange(OfDays(stay.CheckIn, stay.CheckOut, Today(zone)));
        }

        return violations.Count == 0 ? new StayQuery(stay, rooms.ToRoomGuests(), now) : throw new InvalidArgumentException(violations);
    }

    /// <summary>The first night of a calendar, alone; it may be over.</summary>
    /// <exception cref="InvalidArgumentException">The first night is no date, or one of the nights is too far away.</exception>
    public StayQuery ReadFirst(Google.Type.Date? first, int nights, IReadOnlyList<RoomOccupancy> rooms, string zone)
    {
        if (!first.TryToDateOnly(out var date))
        {
            throw new InvalidArgumentException([new FieldViolation("first", "give a date of the calendar")]);
        }

        var today = Today(zone).DayNumber;
        return date.DayNumber + nights <= today + FarthestDays && date.DayNumber >= today - FarthestDays
            ? new StayQuery(new StayDates(date, date.AddDays(1)), rooms.ToRoomGuests(), time.GetUtcNow())
            : throw new InvalidArgumentException([new FieldViolation("first", "these nights are more than two years away")]);
    }

    private DateOnly Today(string zone) => HotelTime.Today(zone.Length == 0 ? LastZone : zone, time.GetUtcNow());

    private static IEnumerable<FieldViolation> OfBroken(Wire.StayDates? dates)
    {
        if (dates is null)
        {
            return [new FieldViolation("dates", "give the nights of the stay")];
        }

        List<FieldViolation> violations = [];
        var hasArrival = dates.CheckIn.TryToDateOnly(out _);
        var hasDeparture = dates.CheckOut.TryToDateOnly(out _);
        if (!hasArrival)
        {
            violations.Add(new FieldViolation("dates.check_in", "give a date of the calendar"));
        }

        if (!hasDeparture)
        {
            violations.Add(new FieldViolation("dates.check_out", "give a date of the calendar"));
        }

        if (hasArrival && hasDeparture)
        {
            violations.Add(new FieldViolation("dates.check_out", $"give a day that is 1 to {StayDates.MaxNights} days after the arrival"));
        }

        return violations;
    }

    private static IEnumerable<FieldViolation> OfDays(DateOnly from, DateOnly to, DateOnly today)
    {
        if (from < today)
        {
            yield return new FieldViolation("dates.check_in", "this day is over at the place: give today or a later day");
        }

        if (to.DayNumber > today.DayNumber + FarthestDays)
        {
            yield return new FieldViolation("dates.check_out", "this day is more than two years away");
        }
    }
}
