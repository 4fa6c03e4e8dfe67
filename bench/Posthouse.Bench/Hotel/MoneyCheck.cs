using Posthouse.Values;

namespace Posthouse.Bench.Hotel;

/// <summary>Compares what guests were told with the bank: every booking charged once, over what was shown; nothing charged without a booking.</summary>
internal static class MoneyCheck
{
    public static async Task RunAsync(HotelProgram hotel, IReadOnlyCollection<BookedStay> booked, IReadOnlyCollection<string> confirmed, WrongAnswers wrong)
    {
        using var bank = new BankAccount(hotel.Bank);
        var charges = await bank.ChargesAsync();
        foreach (var stay in booked)
        {
            if (!Agrees(stay.ToPay, [.. charges[stay.Locator]]))
            {
                wrong.Add($"{hotel.Topology}: {stay.Locator} shall pay {stay.ToPay}, the bank has {string.Join(", ", charges[stay.Locator])}");
            }
        }

        var told = booked.Select(static stay => stay.Locator).ToHashSet(StringComparer.Ordinal);
        foreach (var locator in charges.Where(static charge => charge.Any(static one => one.Captured > one.Refunded)).Select(static charge => charge.Key).Where(locator => !told.Contains(locator)))
        {
            wrong.Add($"{hotel.Topology}: {locator} was charged, and nobody was told of a booking");
        }

        if (!told.SetEquals(confirmed))
        {
            wrong.Add($"{hotel.Topology}: {told.Count} bookings were told, {confirmed.Count} are in the books");
        }
    }

    private static bool Agrees(Money toPay, IReadOnlyList<Charge> charges) => toPay.IsZero
        ? charges.Count == 0
        : charges is [{ Refunded: 0 } only] && only.Captured == AsBankCounts(toPay) && only.Currency == toPay.Currency.Code;

    // The bank counts some currencies with other decimals than ISO 4217.
    private static long AsBankCounts(Money money) => money.Currency.Code switch
    {
        "ISK" or "UGX" => money.Minor * 100,
        "MGA" => money.Minor / 100,
        _ => money.Minor,
    };
}
