using Google.Protobuf;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Reservations.Hotels;
using HotelBooking.Stays;
using HotelBooking.Stays.Terms;
using HotelBooking.Tests.Stays;
using Posthouse.Storage;
using Posthouse.Values;
using Terms = HotelBooking.Stays.Terms;

namespace HotelBooking.Tests.Reservations;

/// <summary>A hotel of a test: one room type, one plan, sixty nights from its today on.</summary>
internal sealed record TestHotel
{
    public const int Nights = 60;

    public string Id { get; init; } = "t000";

    public string Currency { get; init; } = "EUR";

    public string Zone { get; init; } = "Europe/Lisbon";

    public int Allotment { get; init; } = 5;

    public long Price { get; init; } = 10_000;

    public RatePlan Plan { get; init; } = Offers.Plan;

    public IReadOnlyList<Terms.TaxTerms> Taxes { get; init; } = [];

    public string Room => $"{Id}-dbl";

    public Task AddAsync(Database database, DateTimeOffset now) => database.WriteAsync(
        async transaction =>
        {
            var terms = new Terms.HotelTerms(Id, Posthouse.Values.Currency.Of(Currency), Zone, 18)
            {
                RoomTypes = [Offers.Room with { RoomTypeId = Room }],
                RatePlans = [Plan],
                Taxes = Taxes,
            };
            var today = HotelTime.Today(Zone, now);
            await transaction.ExecuteAsync(
                """
                insert into hotels (hotel_id, name, address, email, phone, check_in_from_minute, check_out_until_minute, time_zone, terms)
                values (@Id, @name, @address, @email, '+1 555 0100', 900, 660, @Zone, @terms)
                """,
                new { Id, name = $"Casa {Id}", address = "Rua 1\nLisbon\nPortugal", email = $"desk@{Id}.example", Zone, terms = terms.ToProto().ToByteArray() });
            await transaction.ExecuteAsync(
                "insert into room_types (room_type_id, hotel_id, name, filled_until) values (@Room, @Id, 'Double room', @until)", new { Room, Id, until = DateOnly.MaxValue });
            await NewNights.AddAsync(transaction, Room, Enumerable.Range(0, Nights).Select(day => new NightTerms(today.AddDays(day), Allotment, Price)));
        },
        CancellationToken.None);

    public DateOnly Day(DateTimeOffset now, int from) => HotelTime.Today(Zone, now).AddDays(from);

    public QuoteRequest Request(DateTimeOffset now, int from, int nights, int rooms = 1) => new()
    {
        Own = new OwnOffer { HotelId = Id, RoomTypeId = Room, RatePlanId = Plan.RatePlanId },
        Dates = new Contracts.Stays.V1.StayDates { CheckIn = Day(now, from).ToProto(), CheckOut = Day(now, from + nights).ToProto() },
        Rooms = { Enumerable.Range(0, rooms).Select(_ => new RoomOccupancy { Adults = 2 }) },
    };
}
