using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Quotes;
using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using Posthouse.Contracts.Users.V1;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Reservations.Mails;

/// <summary>What several mails say in the same words.</summary>
internal static class MailWords
{
    private const int Longest = 300;

    public static SendMailRequest ToBooker(Booked booked, string kind, string subject) => new()
    {
        Key = $"{kind}:{booked.Id:D}",
        ToEmail = booked.Guests.Booker.Email,
        ToName = booked.Guests.Booker.Name,
        Language = booked.Guests.Booker.Language,
        Subject = Line(subject),
    };

    public static SendMailRequest ToHotel(Booked booked, string kind, string subject) => new()
    {
        Key = $"{kind}:{booked.Id:D}",
        ToEmail = booked.Promise.Message.Stay.HotelEmail,
        ToName = booked.Promise.Message.Stay.HotelName,
        Subject = Line(subject),
    };

    /// <summary>The stay in rows; dates and times are the hotel's.</summary>
    public static IEnumerable<MailFact> Stay(Booked booked, Promise promise)
    {
        var stay = promise.Message.Stay;
        yield return Fact("Booking", booked.Locator, strong: true);
        yield return Fact("Hotel", string.Join(", ", stay.HotelAddress.Prepend(stay.HotelName)));
        yield return Fact("Check-in", $"{HotelTime.Words(booked.CheckIn)}{At(", from ", stay.CheckInFromMinute)}");
        yield return Fact("Check-out", $"{HotelTime.Words(booked.CheckOut)}{At(", until ", stay.CheckOutUntilMinute)}");
        yield return Fact("Room", $"{booked.Rooms} × {stay.RoomName}{(stay.PlanName.Length > 0 ? $", {stay.PlanName}" : "")}");
        yield return Fact("Guests", string.Join("; ", stay.Rooms.Select(Party)));
    }

    public static MailFact Fact(string name, string value, bool strong = false) => new() { Name = name, Value = value.Length <= 2_000 ? value : value[..2_000], Strong = strong };

    /// <summary>One line without what could start another one.</summary>
    public static string Line(string text)
    {
        var line = new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return line.Length <= Longest ? line : line[..Longest];
    }

    private static string Party(Wire.RoomOccupancy room)
    {
        var guests = room.ToRoomGuests();
        var adults = guests.Adults == 1 ? "1 adult" : $"{guests.Adults} adults";
        return guests.ChildAges.Count switch
        {
            0 => adults,
            1 => $"{adults}, 1 child aged {guests.ChildAges[0]}",
            var count => $"{adults}, {count} children aged {string.Join(", ", guests.ChildAges)}",
        };
    }

    // A partner does not tell the times of its desk.
    private static string At(string word, int minute) => minute == 0 ? "" : $"{word}{minute / 60:00}:{minute % 60:00} hotel time";
}
