using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Stays.Selling;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Reservations.Inventory;

/// <summary>One night of a room type with what was taken.</summary>
internal sealed record NightRow
{
    public const string Columns =
        "night, allotment, overbooking, out_of_order, held, sold, closed, closed_to_arrival, closed_to_departure, price_minor, min_stay, max_stay";

    public required DateOnly Night { get; init; }

    public required int Allotment { get; init; }

    public required int Overbooking { get; init; }

    public required int OutOfOrder { get; init; }

    public required int Held { get; init; }

    public required int Sold { get; init; }

    public required bool Closed { get; init; }

    public required bool ClosedToArrival { get; init; }

    public required bool ClosedToDeparture { get; init; }

    public required long PriceMinor { get; init; }

    public required int MinStay { get; init; }

    public required int MaxStay { get; init; }

    public NightForSale ForSale => new(Math.Max(0, Allotment + Overbooking - OutOfOrder - Held - Sold), PriceMinor, MinStay, MaxStay, Restrictions);

    public NightRestrictions Restrictions =>
        (Closed ? NightRestrictions.Closed : NightRestrictions.None)
        | (ClosedToArrival ? NightRestrictions.ClosedToArrival : NightRestrictions.None)
        | (ClosedToDeparture ? NightRestrictions.ClosedToDeparture : NightRestrictions.None);

    /// <summary>The rows of a range, in order; <paramref name="end"/> is exclusive.</summary>
    public static ValueTask<IReadOnlyList<NightRow>> ReadAsync(Reader reader, string roomTypeId, DateOnly first, DateOnly end) => reader.QueryAsync<NightRow>(
        $"select {Columns} from inventory where room_type_id = @roomTypeId and night >= @first and night < @end order by night", new { roomTypeId, first, end });

    /// <summary>Nights as runs of consecutive ones.</summary>
    public static IEnumerable<RoomNights> Runs(string roomTypeId, IEnumerable<(DateOnly Night, NightForSale ForSale)> nights)
    {
        RoomNights? run = null;
        var next = DateOnly.MinValue;
        foreach (var (night, forSale) in nights)
        {
            if (run is not null && night != next)
            {
                yield return run;
                run = null;
            }

            run ??= new RoomNights { RoomTypeId = roomTypeId, FirstNight = night.ToProto() };
            run.Add(forSale);
            next = night.AddDays(1);
        }

        if (run is not null)
        {
            yield return run;
        }
    }

    public InventoryNight ToProto() => new()
    {
        Night = Night.ToProto(),
        Allotment = Allotment,
        Overbooking = Overbooking,
        OutOfOrder = OutOfOrder,
        Held = Held,
        Sold = Sold,
        PriceMinor = PriceMinor,
        MinStay = MinStay,
        MaxStay = MaxStay,
        Closed = Closed,
        ClosedToArrival = ClosedToArrival,
        ClosedToDeparture = ClosedToDeparture,
    };
}
