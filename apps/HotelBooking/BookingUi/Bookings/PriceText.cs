using System.Globalization;
using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Values;
using ContractLine = HotelBooking.Contracts.Stays.V1.PriceLine;
using Line = Posthouse.Look.Pieces.PriceLine;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>A price as lines that a guest can add up: nights of one price together, then everything else as the hotel calls it.</summary>
internal static class PriceText
{
    /// <summary>The lines that add up to the total.</summary>
    public static IReadOnlyList<Line> Lines(Price price)
    {
        var counted = price.Lines.Where(static line => !line.Included).ToList();
        return
        [
            .. Nights([.. counted.Where(static line => line.Kind == PriceLineKind.Night)]),
            .. counted.Where(static line => line.Kind != PriceLineKind.Night)
                .GroupBy(static line => (line.Description, line.AtProperty))
                .Select(static same => new Line(same.Key.Description, Sum(same), same.Key.AtProperty ? "Paid at the hotel" : null)),
        ];
    }

    /// <summary>The total.</summary>
    public static Line Total(Price price) => new("Total for the stay", MoneyText.Exact(price.Total), "With all taxes and fees");

    /// <summary>How the total is split by when it is paid, and what it contains that is not added.</summary>
    public static IReadOnlyList<Line> After(Price price)
    {
        var lines = new List<Line>();
        if (!price.AtHotel().IsZero)
        {
            lines.Add(new Line("Paid now", MoneyText.Exact(price.PayNow)));
            lines.Add(new Line("Paid at the hotel", MoneyText.Exact(price.AtHotel())));
        }

        lines.AddRange(price.Lines.Where(static line => line.Included)
            .GroupBy(static line => line.Description)
            .Select(static same => new Line(same.Key, Sum(same), "Within the total")));
        return lines;
    }

    private static IEnumerable<Line> Nights(List<ContractLine> lines)
    {
        var rooms = lines.Select(static line => line.Room).Distinct().Count();
        var nights = lines
            .GroupBy(static line => line.Night.ToDateOnly())
            .OrderBy(static night => night.Key)
            .Select(static night => (Day: night.Key, Price: Add(night)))
            .ToList();
        for (var start = 0; start < nights.Count;)
        {
            var (first, price) = nights[start];
            var end = start + 1;
            while (end < nights.Count && nights[end].Price == price && nights[end].Day == nights[end - 1].Day.AddDays(1))
            {
                end++;
            }

            yield return Run(first, end - start, price, rooms);
            start = end;
        }
    }

    private static Line Run(DateOnly first, int count, Money price, int rooms)
    {
        var inRooms = rooms > 1 ? string.Create(CultureInfo.InvariantCulture, $"{rooms} rooms") : null;
        return count == 1
            ? new Line(DayText.Short(first), MoneyText.Exact(price), inRooms)
            : new Line(
                $"{GuestText.Count(count, "night")} from {DayText.Short(first)}",
                MoneyText.Exact(price * count),
                $"{MoneyText.Exact(price)} a night{(inRooms is null ? "" : $" for {inRooms}")}");
    }

    private static string Sum(IEnumerable<ContractLine> lines) => MoneyText.Exact(Add(lines));

    private static Money Add(IEnumerable<ContractLine> lines) => lines.Select(static line => Money.From(line.Amount)).Aggregate(static (sum, next) => sum + next);
}
