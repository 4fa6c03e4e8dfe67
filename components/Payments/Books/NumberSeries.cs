using Posthouse.Storage;

namespace Posthouse.Payments.Books;

/// <summary>
/// Numbers of receipts and credit notes: one series for each seller and kind, without gaps, because a number is taken in the transaction of
/// what it is for, and goes back with it.
/// </summary>
internal sealed class NumberSeries(PaymentsOptions options)
{
    public ValueTask<string> NextReceiptAsync(Transaction transaction) => NextAsync(transaction, $"{options.NumberPrefix}-R");

    public ValueTask<string> NextCreditNoteAsync(Transaction transaction) => NextAsync(transaction, $"{options.NumberPrefix}-C");

    private static async ValueTask<string> NextAsync(Transaction transaction, string name)
    {
        await transaction.ExecuteAsync(
            "insert into number_series (name, last_number) values (@name, 1) on conflict (name) do update set last_number = number_series.last_number + 1", new { name });
        var number = await transaction.QuerySingleAsync<long>("select last_number from number_series where name = @name", new { name });
        return $"{name}{number:000000}";
    }
}
