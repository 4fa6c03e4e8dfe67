using System.Collections.Immutable;
using System.Globalization;
using HotelBooking.BookingUi.Words;
using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using Microsoft.Extensions.Primitives;

namespace HotelBooking.BookingUi.Criteria;

/// <summary>
/// Reads a stay from an address or a form and never refuses it: what cannot be is moved to the nearest that can, and said so in <see cref="StayQuery.Remarks"/>.
/// </summary>
/// <param name="values">The values of a field by its name.</param>
/// <param name="today">The date at the place where the stay is.</param>
internal sealed class StayReading(Func<string, StringValues> values, DateOnly today)
{
    private const int DaysAheadByDefault = 14;
    private const int MostDaysAhead = 720;

    private readonly List<string> _remarks = [];

    public StayQuery Read()
    {
        var (typedIn, typedOut) = (Text("in"), Text("out"));
        var rooms = Rooms();
        var dates = Dates(typedIn, typedOut);
        return new StayQuery(dates, rooms) { Remarks = [.. _remarks], HasDates = typedIn is not null || typedOut is not null };
    }

    private StayDates Dates(string? typedIn, string? typedOut)
    {
        var (asked, leaving) = (TypedDate.Read(typedIn, today), TypedDate.Read(typedOut, today));
        foreach (var (typed, read) in (ReadOnlySpan<(string?, DateOnly?)>)[(typedIn, asked), (typedOut, leaving)])
        {
            if (typed is not null && read is null)
            {
                _remarks.Add($"We could not read “{Shortened(typed)}” as a date. Write it like 12 Mar or 12.3.27.");
            }
        }

        var checkIn = asked ?? (leaving is { } end && end > today ? end.AddDays(-1) : today.AddDays(DaysAheadByDefault));
        if (checkIn < today)
        {
            _remarks.Add($"{DayText.Short(checkIn)} is over. We show rooms from today, {DayText.Short(today)}.");
            checkIn = today;
        }
        else if (checkIn.DayNumber - today.DayNumber > MostDaysAhead)
        {
            _remarks.Add($"Rooms are not sold as far ahead as {DayText.Short(checkIn)}. We show rooms two weeks from now.");
            (checkIn, leaving) = (today.AddDays(DaysAheadByDefault), null);
        }

        return new StayDates(checkIn, CheckOut(checkIn, asked, leaving));
    }

    private DateOnly CheckOut(DateOnly checkIn, DateOnly? asked, DateOnly? leaving)
    {
        if (leaving is null)
        {
            return checkIn.AddDays(asked is null ? 2 : 1);
        }

        if (leaving <= checkIn)
        {
            var moved = checkIn.AddDays(1);
            _remarks.Add($"The departure, {DayText.Short(leaving.Value)}, was not after the arrival. We moved it to {DayText.Short(moved)}.");
            return moved;
        }

        if (leaving.Value.DayNumber - checkIn.DayNumber > StayDates.MaxNights)
        {
            var moved = checkIn.AddDays(StayDates.MaxNights);
            _remarks.Add($"A stay has at most {StayDates.MaxNights} nights here. We moved the departure to {DayText.Short(moved)}.");
            return moved;
        }

        return leaving.Value;
    }

    private static string TooMany => $"At most {RoomsText.MostRooms} rooms are booked at once here: book the others after them.";

    private ImmutableArray<RoomGuests> Rooms()
    {
        if (values("adults") is { Count: > 0 } adults)
        {
            return FromForm(adults, values("ages"));
        }

        if (Text("rooms") is not { } text)
        {
            return RoomsText.Default;
        }

        if (RoomsText.TryRead(text, out var rooms))
        {
            return rooms;
        }

        _remarks.Add(text.Count(letter => letter == '_') >= RoomsText.MostRooms
            ? $"{TooMany} We show rooms for 2 adults."
            : "We could not read who sleeps where. We show rooms for 2 adults.");
        return RoomsText.Default;
    }

    /// <summary>One pair of fields for each room; a room without adults is none.</summary>
    private ImmutableArray<RoomGuests> FromForm(StringValues adults, StringValues ages)
    {
        var rooms = ImmutableArray.CreateBuilder<RoomGuests>();
        if (adults.Skip(RoomsText.MostRooms).Any(count => count is not (null or "" or "0")))
        {
            _remarks.Add($"{TooMany} We show the first {RoomsText.MostRooms}.");
        }

        for (var room = 0; room < Math.Min(adults.Count, RoomsText.MostRooms); room++)
        {
            var count = int.TryParse(adults[room], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (count > 0)
            {
                if (count > RoomsText.MostAdults)
                {
                    _remarks.Add($"A room takes at most {RoomsText.MostAdults} adults here. Add a room for the others.");
                }

                rooms.Add(new RoomGuests(Math.Min(count, RoomsText.MostAdults), Ages(room < ages.Count ? ages[room] : null)));
            }
        }

        if (rooms.Count == 0)
        {
            _remarks.Add("Every room needs an adult. We show rooms for 2 adults.");
            return RoomsText.Default;
        }

        return rooms.ToImmutable();
    }

    private ImmutableArray<int> Ages(string? text)
    {
        var numbers = (text ?? "").Split([' ', ',', ';', '.', '/', '+'], RemoveOptions).Take(40)
            .Select(age => int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : -1).ToArray();
        if (Array.Exists(numbers, years => years is < 0 or > RoomsText.OldestChild))
        {
            _remarks.Add("Children's ages are whole years from 0 to 17, such as 5, 9. Whoever is 18 counts as an adult.");
        }

        var ages = numbers.Where(years => years is >= 0 and <= RoomsText.OldestChild).ToImmutableArray();
        if (ages.Length > RoomsText.MostChildren)
        {
            _remarks.Add($"A room takes at most {RoomsText.MostChildren} children here. Add a room for the others.");
        }

        return [.. ages.Take(RoomsText.MostChildren)];
    }

    private const StringSplitOptions RemoveOptions = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private string? Text(string field) => values(field) is [{ } text, ..] && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static string Shortened(string text) => text.Length <= 30 ? text : text[..30].TrimEnd() + "…";
}
