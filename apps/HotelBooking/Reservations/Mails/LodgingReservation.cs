using System.Text.Json;
using System.Text.Json.Nodes;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Quotes;

namespace HotelBooking.Reservations.Mails;

/// <summary>The booking as a schema.org object, for mail programs that put it into a calendar. Dates are the hotel's.</summary>
internal static class LodgingReservation
{
    public static string Of(Booked booked, Promise promise)
    {
        var stay = promise.Message.Stay;
        return new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "LodgingReservation",
            ["reservationNumber"] = booked.Locator,
            ["reservationStatus"] = "https://schema.org/ReservationConfirmed",
            ["checkinTime"] = booked.CheckIn.ToString("O"),
            ["checkoutTime"] = booked.CheckOut.ToString("O"),
            ["underName"] = new JsonObject { ["@type"] = "Person", ["name"] = booked.Guests.Booker.Name },
            ["reservationFor"] = new JsonObject
            {
                ["@type"] = "LodgingBusiness",
                ["name"] = stay.HotelName,
                ["address"] = string.Join(", ", stay.HotelAddress),
                ["telephone"] = stay.HotelPhone,
            },
        }.ToJsonString(JsonSerializerOptions.Default);
    }
}
