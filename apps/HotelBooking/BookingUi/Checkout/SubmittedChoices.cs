using Posthouse.Storage;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>Remembers which quote a form was answered with, so that every replica answers its repetitions with the same one.</summary>
internal sealed class SubmittedChoices(Database database)
{
    // Longer than any hold lives; what is older means nothing to anybody.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private const string Columns = "hold_key, browser, choice, quote_token, submitted_at";

    /// <summary>What a form was answered with.</summary>
    public Task<SubmittedChoice?> OfFormAsync(string holdKey, CancellationToken cancellationToken) => database.ReadAsync(
        async reader => await reader.QueryFirstAsync<SubmittedChoice>($"select {Columns} from submitted_choices where hold_key = @holdKey", new { holdKey }),
        cancellationToken);

    /// <summary>The latest form of a browser that asked for the same.</summary>
    public Task<SubmittedChoice?> LatestAsync(string browser, string choice, CancellationToken cancellationToken) => database.ReadAsync(
        async reader => await reader.QueryFirstAsync<SubmittedChoice>(
            $"select {Columns} from submitted_choices where browser = @browser and choice = @choice order by submitted_at desc limit 1", new { browser, choice }),
        cancellationToken);

    /// <summary>Remembers a form, unless it is known: whichever repetition came first decides.</summary>
    /// <returns>What the form is answered with.</returns>
    public Task<SubmittedChoice> RememberAsync(SubmittedChoice submitted, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var oldest = submitted.SubmittedAt - Remembered;
            await transaction.ExecuteAsync("delete from submitted_choices where submitted_at < @oldest", new { oldest });
            await transaction.ExecuteAsync(
                $"insert into submitted_choices ({Columns}) values (@HoldKey, @Browser, @Choice, @QuoteToken, @SubmittedAt) on conflict (hold_key) do nothing", submitted);
            return await transaction.QuerySingleAsync<SubmittedChoice>($"select {Columns} from submitted_choices where hold_key = @HoldKey", new { submitted.HoldKey });
        },
        cancellationToken);
}
