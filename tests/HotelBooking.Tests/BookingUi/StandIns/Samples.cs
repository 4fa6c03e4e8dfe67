using Google.Protobuf.WellKnownTypes;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Values;

namespace HotelBooking.Tests.BookingUi.StandIns;

/// <summary>A stay of three nights in Lisbon for two adults and two children, in all the states that it can be in.</summary>
internal static class Samples
{
    public const string Zone = "Europe/Lisbon";

    public static readonly DateOnly CheckIn = new(2027, 3, 12);

    public static Reservation Held(DateTimeOffset now, string id = "01890a5d-ac96-774b-bcce-b302099a8057") => new()
    {
        ReservationId = id,
        Locator = "K7XQ2M9PA",
        State = ReservationState.Held,
        Stay = Stay(),
        Price = Price(41200),
        Cancellation = Cancellation(),
        HeldUntil = Timestamp.FromDateTimeOffset(now.AddMinutes(15)),
        Money = MoneyState.None,
        Receipt = FollowUpState.NotDue,
        HotelTold = FollowUpState.NotDue,
        Version = 1,
    };

    public static Reservation WithGuests(this Reservation reservation)
    {
        reservation.Booker = new Booker { Name = "Ana Ribeiro", Email = "ana@example.org", Phone = "+351 21 000 00 00", Language = "en" };
        reservation.LeadGuests.Clear();
        reservation.LeadGuests.AddRange(["Ana Ribeiro", .. Enumerable.Repeat("中村 はるか", reservation.Stay.Rooms.Count - 1)]);
        reservation.Wishes = "A cot for the little one, please.\nWe arrive late.";
        return reservation;
    }

    public static Reservation Confirmed(this Reservation reservation, DateTimeOffset now)
    {
        reservation.WithGuests();
        (reservation.State, reservation.Money) = (ReservationState.Confirmed, MoneyState.Charged);
        (reservation.ReceiptNumber, reservation.Receipt, reservation.ReceiptPath) = ("2027-000123", FollowUpState.Done, "/documents/receipt-2027-000123?key=abc");
        reservation.HotelTold = FollowUpState.Done;
        reservation.ConfirmedAt = Timestamp.FromDateTimeOffset(now);
        reservation.HeldUntil = null;
        return reservation;
    }

    public static Reservation Cancelled(this Reservation reservation, DateTimeOffset now)
    {
        reservation.Confirmed(now);
        (reservation.State, reservation.Money) = (ReservationState.Cancelled, MoneyState.Refunding);
        reservation.Cancelled = new Cancellation { Number = "C-4711", At = Timestamp.FromDateTimeOffset(now), Penalty = Euro(0), Refund = Euro(40000) };
        return reservation;
    }

    public static StayDescription Stay() => new()
    {
        HotelId = "h000417",
        HotelName = "Casa do Arco",
        HotelAddress = { "Rua do Arco 12", "1100-033 Lisbon", "Portugal" },
        HotelEmail = "desk@casa-do-arco.example",
        HotelPhone = "+351 21 555 01 17",
        TimeZone = Zone,
        Dates = new StayDates { CheckIn = CheckIn.ToProto(), CheckOut = CheckIn.AddDays(3).ToProto() },
        Rooms = { new RoomOccupancy { Adults = 2, ChildAges = { 5, 9 } } },
        RoomTypeId = "h000417-dbl",
        RoomName = "Double room, river side",
        RatePlanId = "flex",
        PlanName = "Flexible, with breakfast",
        Board = Board.Breakfast,
        CheckInFromMinute = 15 * 60,
        CheckOutUntilMinute = 11 * 60,
    };

    /// <summary>Three nights and a city tax that the hotel takes on the spot; they add up to the total.</summary>
    public static Price Price(long totalMinor, string currency = "EUR")
    {
        var night = (totalMinor - 1200) / 3;
        var price = new Price
        {
            PayNow = Amount(totalMinor - 1200, currency),
            PayAtProperty = Amount(1200, currency),
            Total = Amount(totalMinor, currency),
        };
        for (var number = 0; number < 3; number++)
        {
            var amount = number == 2 ? totalMinor - 1200 - (2 * night) : night;
            price.Lines.Add(new PriceLine
            {
                Kind = PriceLineKind.Night, Description = "Room", Night = CheckIn.AddDays(number).ToProto(), Room = 1, Amount = Amount(amount, currency),
            });
        }

        price.Lines.Add(new PriceLine { Kind = PriceLineKind.Tax, Description = "City tax, 2 adults, 3 nights", Amount = Amount(1200, currency), AtProperty = true });
        price.Lines.Add(new PriceLine { Kind = PriceLineKind.Tax, Description = "VAT 6 %", Amount = Amount(2264, currency), Included = true });
        return price;
    }

    public static CancellationTerms Cancellation() => new()
    {
        TimeZone = Zone,
        FreeUntil = Timestamp.FromDateTimeOffset(new DateTimeOffset(2027, 3, 10, 18, 0, 0, TimeSpan.Zero)),
        Windows = { new CancellationWindow { From = Timestamp.FromDateTimeOffset(new DateTimeOffset(2027, 3, 10, 18, 0, 0, TimeSpan.Zero)), Penalty = Euro(13333) } },
        NoShowPenalty = Euro(40000),
        Sentences =
        {
            "Free cancellation until 10 March 2027, 18:00 hotel time.",
            "After that the first night is kept, €\u202f133.33.",
            "If you do not come, the whole amount is kept.",
        },
    };

    public static Google.Type.Money Euro(long minor) => Amount(minor, "EUR");

    private static Google.Type.Money Amount(long minor, string currency) => new Money(minor, Currency.Of(currency)).ToProto();
}
