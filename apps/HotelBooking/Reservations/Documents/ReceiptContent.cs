using Google.Protobuf.WellKnownTypes;
using HotelBooking.Reservations.Booking;
using HotelBooking.Stays;
using HotelBooking.Stays.Prices;
using Posthouse.Values;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace HotelBooking.Reservations.Documents;

/// <summary>What a receipt says, from the frozen promise alone: whatever the hotel changes later changes no receipt. Dates are the hotel's.</summary>
internal static class ReceiptContent
{
    public static Struct Of(Booked booked, ReservationsOptions seller)
    {
        var (promise, guests) = (booked.Promise, booked.Guests);
        var (stay, price) = (promise.Message.Stay, promise.Price);
        var data = Fields(
            ("seller", seller.LegalName),
            ("sellerAddress", seller.LegalAddress),
            ("receiptNumber", booked.ReceiptNumber),
            ("locator", booked.Locator),
            ("card", booked.Card),
            ("chargedOn", HotelTime.Words(stay.TimeZone, booked.ChargedAt ?? booked.ConfirmedAt ?? DateTimeOffset.UnixEpoch)),
            ("booker", guests.Booker?.Name ?? ""),
            ("invoiceTo", guests.InvoiceTo),
            ("hotel", stay.HotelName),
            ("partner", Capitalised(stay.PartnerName)),
            ("room", stay.RoomName),
            ("plan", stay.PlanName),
            ("checkIn", HotelTime.Words(booked.CheckIn)),
            ("checkOut", HotelTime.Words(booked.CheckOut)),
            ("timeZone", stay.TimeZone),
            ("nights", Count(booked.CheckOut.DayNumber - booked.CheckIn.DayNumber, "night", "nights")),
            ("rooms", Count(booked.Rooms, "room", "rooms")),
            ("taxesWithin", price.Lines.Any(line => line.Included) ? "yes" : ""),
            ("paid", price.PayNow.InWords()),
            ("atHotel", price.AtProperty.IsZero ? "" : price.AtProperty.InWords()),
            ("total", price.Total.InWords()));
        data.Fields["hotelAddress"] = List(stay.HotelAddress.Select(Value.ForString));
        data.Fields["guests"] = List(guests.LeadGuests.Select(Value.ForString));
        data.Fields["lines"] = List(price.Lines.Where(line => !line.Included && !line.AtProperty).Select(LineOf));
        data.Fields["included"] = List(price.Lines.Where(line => line.Included).Select(LineOf));
        data.Fields["atHotelLines"] = List(price.Lines.Where(line => !line.Included && line.AtProperty).Select(LineOf));
        return data;
    }

    /// <summary>Data with which the template is tried.</summary>
    public static Struct Sample()
    {
        var data = Fields(
            ("seller", "Seller"), ("sellerAddress", "Street 1"), ("receiptNumber", "PH-1"), ("locator", "ABCDEFGHJ"), ("card", "Visa •••• 4242"),
            ("chargedOn", "Tue 10 March 2027, 18:00 hotel time (UTC+01:00)"), ("booker", "名前 اسم"), ("invoiceTo", "Firma\nŁódź"), ("hotel", "Hotel"), ("partner", ""),
            ("room", "Double room"), ("plan", "Flexible"), ("checkIn", "Fri 12 March 2027"), ("checkOut", "Sun 14 March 2027"), ("timeZone", "Europe/Lisbon"),
            ("nights", "2 nights"), ("rooms", "1 room"), ("taxesWithin", "yes"), ("paid", "€\u202f200.00"), ("atHotel", "€\u202f4.00"), ("total", "€\u202f204.00"));
        var line = Value.ForStruct(Fields(("description", "Night of Fri 12 March 2027"), ("amount", "€\u202f100.00")));
        data.Fields["hotelAddress"] = List([Value.ForString("Rua 1"), Value.ForString("Lisbon")]);
        data.Fields["guests"] = List([Value.ForString("Guest")]);
        data.Fields["lines"] = List([line, line]);
        data.Fields["included"] = List([line]);
        data.Fields["atHotelLines"] = List([line]);
        return data;
    }

    private static Value LineOf(PriceLine line) => Value.ForStruct(Fields(("description", line.Description), ("amount", line.Amount.InWords())));

    private static Value List(IEnumerable<Value> values) => Value.ForList([.. values]);

    private static string Capitalised(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name[1..];

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    private static Struct Fields(params (string Name, string Text)[] fields)
    {
        var data = new Struct();
        foreach (var (name, text) in fields)
        {
            data.Fields[name] = Value.ForString(text);
        }

        return data;
    }
}
