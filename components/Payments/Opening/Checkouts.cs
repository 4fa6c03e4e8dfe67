using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Payments.Bank;
using Posthouse.Payments.Books;
using Posthouse.Payments.Following;
using Posthouse.Storage;

namespace Posthouse.Payments.Opening;

/// <summary>
/// Opens the bank's page for an order: one payment for each order, and one open page for each payment, however often and by how many at once it is asked for.
/// </summary>
internal sealed class Checkouts(Database database, BankDesk bank, PaymentsOptions options, TimeProvider clock)
{
    private const int Tries = 30;

    // The bank keeps a page open for half an hour at least; when the order's time is over before, we close it.
    private static readonly TimeSpan ShortestPage = TimeSpan.FromMinutes(31);
    private static readonly TimeSpan LongestPage = TimeSpan.FromHours(23.9);
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The order's payment, with a page that is open; when it is paid already, the page is where the bank would have sent the payer.</summary>
    public async Task<(PaymentRow Payment, string PageUrl)> OpenAsync(PaymentRow asked, CancellationToken cancellationToken)
    {
        var payment = await TakeAsync(asked, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            // It may have been ended while the bank was asked; then nobody is sent to the page.
            RefuseEnded(payment);
            if (payment.State is PaymentState.Authorized or PaymentState.Captured)
            {
                return (payment, payment.SuccessUrl);
            }

            if (payment.SessionUrl is { } url)
            {
                return (payment, url);
            }

            payment = await TryAsync(payment, attempt, cancellationToken);
        }
    }

    private Task<PaymentRow> TakeAsync(PaymentRow asked, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var now = clock.GetUtcNow();
            if (await transaction.FindByOrderAsync(asked.OrderId) is not { } payment)
            {
                payment = asked with { Id = PaymentId.New(now), CreatedAt = now, SessionExpiresAt = PageEnd(asked, now) };
                await transaction.AddAsync(payment);
                await transaction.WatchAsync(payment, options, now);
                return payment;
            }

            Refuse(payment, asked, now);
            if (payment.State == PaymentState.Open)
            {
                await transaction.UpdateOrderAsync(asked with
                {
                    Id = payment.Id,
                    SessionRound = payment.SessionRound,
                    SessionExpiresAt = payment.SessionId is null ? PageEnd(asked, now) : payment.SessionExpiresAt,
                });
            }

            return await transaction.GetAsync(payment.Id);
        },
        cancellationToken);

    private async Task<PaymentRow> TryAsync(PaymentRow payment, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            var page = await bank.OpenPageAsync(payment, cancellationToken);
            return await KeepAsync(payment, page, cancellationToken);
        }
        catch (BankUnreachableException busy) when (busy.IsBusy && attempt < Tries)
        {
            await Task.Delay(Pause, clock, cancellationToken);
            return await database.ReadAsync(reader => reader.GetAsync(payment.Id), cancellationToken);
        }
        catch (BankUnreachableException unreachable) when (attempt < 2 && !unreachable.IsLeftAlone)
        {
            return unreachable.IsAnswered ? await NextRoundAsync(payment, cancellationToken) : payment;
        }
        catch (BankRefusedException refused) when (refused.IsOtherRequest && attempt < Tries)
        {
            // The key was used for the order as it was before the payer put something right.
            return await NextRoundAsync(payment, cancellationToken);
        }
        catch (BankUnreachableException unreachable)
        {
            throw new UnavailableException(
                "The bank does not answer at the moment. Nothing was charged: try again in a moment.", PaymentReason.BankUnreachable, innerException: unreachable);
        }
    }

    private Task<PaymentRow> KeepAsync(PaymentRow payment, BankCheckout page, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync(
                "update payments set session_id = @sessionId, session_url = @Url where id = @Id and session_id is null", new { payment.Id, sessionId = page.Id, page.Url });
            return await transaction.GetAsync(payment.Id);
        },
        cancellationToken);

    private Task<PaymentRow> NextRoundAsync(PaymentRow payment, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync(
                "update payments set session_round = session_round + 1 where id = @Id and session_round = @SessionRound and session_id is null", new { payment.Id, payment.SessionRound });
            return await transaction.GetAsync(payment.Id);
        },
        cancellationToken);

    private static void Refuse(PaymentRow payment, PaymentRow asked, DateTimeOffset now)
    {
        if (payment.Total != asked.Total)
        {
            throw new FailedPreconditionException(
                $"The order has a payment over {payment.Total} already, not over {asked.Total}: make a new order.", PaymentReason.OrderChanged);
        }

        RefuseEnded(payment);
        if (payment.State == PaymentState.Open && (asked.ExpiresAt <= now || payment.SessionExpiresAt <= now))
        {
            throw Ended();
        }
    }

    private static void RefuseEnded(PaymentRow payment)
    {
        if (payment.IsClosed || payment.Wish == Wish.Void)
        {
            throw Ended();
        }
    }

    private static FailedPreconditionException Ended() => new("This payment has ended without money: make a new order.", PaymentReason.PaymentClosed);

    private static DateTimeOffset PageEnd(PaymentRow asked, DateTimeOffset now)
    {
        var wanted = asked.ExpiresAt + Spare;
        var end = wanted < now + ShortestPage ? now + ShortestPage : wanted > now + LongestPage ? now + LongestPage : wanted;
        return DateTimeOffset.FromUnixTimeSeconds(end.ToUnixTimeSeconds());
    }
}
