using Microsoft.Extensions.Logging;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Payments.Bank;
using Posthouse.Payments.Books;
using Posthouse.Storage;

namespace Posthouse.Payments.Following;

/// <summary>
/// Brings a payment on. Whatever woke it (a message, a timer, a caller), it does the same:
/// 1. asks the bank how the payment stands, and books that;
/// 2. asks the bank for the one step that the caller wants next: capture, give back, close the page;
/// 3. books what came of it. An answer that is lost in between leaves the job to be done again, beginning with 1: nothing is assumed, nothing is done twice.
/// </summary>
internal sealed class PaymentFollower(Database database, BankDesk bank, Bookkeeper books, TimeProvider clock, ILogger<PaymentFollower> logger)
{
    /// <summary>Brings a payment as far as it goes now.</summary>
    /// <exception cref="BankUnreachableException">The bank gives no answer: try again later.</exception>
    public async Task<PaymentRow> PursueAsync(PaymentId id, CancellationToken cancellationToken)
    {
        var payment = await database.ReadAsync(reader => reader.GetAsync(id), cancellationToken);
        if (payment.IsSettled)
        {
            return payment;
        }

        if (payment.SessionId is null)
        {
            return IsOver(payment) ? await WriteAsync(payment, books.CloseAsync, cancellationToken) : payment;
        }

        payment = await AskAsync(payment, cancellationToken);
        return await StepAsync(payment, cancellationToken);
    }

    /// <summary>Asks the bank how a payment stands, and books that.</summary>
    public async Task<PaymentRow> AskAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        if (payment.SessionId is null || payment.IsSettled)
        {
            return payment;
        }

        var seen = await bank.AskAsync(payment.SessionId, cancellationToken);
        return await WriteAsync(payment, (transaction, row) => books.ApplyAsync(transaction, row, seen), cancellationToken);
    }

    private async Task<PaymentRow> StepAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        if (payment.State == PaymentState.Open && IsOver(payment))
        {
            payment = await TryAsync(payment, bank.ClosePageAsync, cancellationToken);
        }

        return (payment.State, payment.Wish) switch
        {
            (PaymentState.Authorized, Wish.Capture) => await TryAsync(payment, bank.CaptureAsync, cancellationToken),
            (PaymentState.Authorized, Wish.Void) => await TryAsync(payment, bank.ReleaseAsync, cancellationToken),
            (PaymentState.Captured, Wish.Void) => await WriteAsync(payment, books.GiveBackAsync, cancellationToken),
            _ => payment,
        };
    }

    private async Task<PaymentRow> TryAsync(PaymentRow payment, Func<PaymentRow, CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        BankRefusedException? refused = null;
        try
        {
            await step(payment, cancellationToken);
        }
        catch (BankUnreachableException unreachable) when (unreachable.IsAnswered)
        {
            // The bank repeats this failure under the same key for ever. The next attempt asks first, and only if nothing was done it uses a new key.
            await NextRoundAsync(payment, cancellationToken);
            throw;
        }
        catch (BankRefusedException refusal)
        {
            Log.StepRefused(logger, payment.Id, refusal.Status, refusal.Code);
            await NextRoundAsync(payment, cancellationToken);
            refused = refusal;
        }

        var after = await AskAsync(payment, cancellationToken);
        if (refused is not null && after.State == payment.State)
        {
            throw refused;
        }

        return refused is { Code.Length: > 0 } && after.IsClosed
            ? await WriteAsync(after, (transaction, row) => Bookkeeper.NoteRefusalAsync(transaction, row, refused.Code), cancellationToken)
            : after;
    }

    private Task NextRoundAsync(PaymentRow payment, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.ExecuteAsync(
            "update payments set bank_round = bank_round + 1 where id = @Id and bank_round = @BankRound", new { payment.Id, payment.BankRound }),
        cancellationToken);

    // Everything is decided on the row as it is inside the transaction.
    private Task<PaymentRow> WriteAsync(PaymentRow payment, Func<Transaction, PaymentRow, ValueTask> change, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            await change(transaction, await transaction.GetAsync(payment.Id));
            return await transaction.GetAsync(payment.Id);
        },
        cancellationToken);

    private bool IsOver(PaymentRow payment) => payment.Wish == Wish.Void || payment.ExpiresAt <= clock.GetUtcNow();
}
