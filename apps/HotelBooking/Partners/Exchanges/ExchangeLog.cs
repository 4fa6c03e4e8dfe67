using System.Text;
using Microsoft.Extensions.Logging;
using Posthouse.Storage;

namespace HotelBooking.Partners.Exchanges;

/// <summary>Keeps what was said between us and partners: the beginnings of the latest exchanges, for whoever must settle a disagreement.</summary>
internal sealed class ExchangeLog(Database database, ILogger<ExchangeLog> logger)
{
    /// <summary>How many exchanges are kept.</summary>
    public const int Most = 2_000;

    private const int MostCharacters = 4_000;

    /// <summary>Keeps an exchange. A log that cannot be written must not keep anybody from booking.</summary>
    public async Task KeepAsync(Exchange exchange)
    {
        var row = new
        {
            exchange.Partner,
            exchange.Operation,
            Request = Beginning(exchange.Request),
            exchange.Status,
            Answer = Beginning(Encoding.UTF8.GetString(exchange.Answer.AsSpan(0, Math.Min(exchange.Answer.Length, MostCharacters)))),
            exchange.AskedAt,
            Milliseconds = (long)exchange.Took.TotalMilliseconds,
            Most,
        };
        try
        {
            await database.WriteAsync(
                async transaction =>
                {
                    await transaction.ExecuteAsync(
                        "insert into exchanges (partner, operation, request, status, answer, asked_at, milliseconds) values (@Partner, @Operation, @Request, @Status, @Answer, @AskedAt, @Milliseconds)", row);
                    await transaction.ExecuteAsync("delete from exchanges where id <= (select max(id) from exchanges) - @Most", row);
                },
                CancellationToken.None);
        }
        catch (Exception failed) when (failed is StorageException or ObjectDisposedException)
        {
            Log.ExchangeLost(logger, failed, exchange.Partner, exchange.Operation);
        }
    }

    private static string Beginning(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];
}
