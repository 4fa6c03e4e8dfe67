using Posthouse.Payments.Books;
using Posthouse.Values;

namespace Posthouse.Payments.Bank;

/// <summary>What we ask of the bank. The keys are made from our own ids, so that a request repeated after a crash is the same request.</summary>
internal sealed class BankDesk(BankConnection connection)
{
    /// <summary>The label under which the bank keeps our payment's id.</summary>
    public const string PaymentLabel = "payment_id";

    /// <summary>The label under which the bank keeps our refund's id.</summary>
    public const string RefundLabel = "refund_id";

    public async Task<BankCheckout> OpenPageAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        var form = new BankForm()
            .With("mode", "payment")
            .With("line_items[0][quantity]", 1)
            .With("line_items[0][price_data][currency]", payment.Currency.Code.ToLowerInvariant())
            .With("line_items[0][price_data][unit_amount]", Exact(payment.Total))
            .With("line_items[0][price_data][product_data][name]", payment.Description)
            .With("payment_intent_data[capture_method]", "manual")
            .With($"payment_intent_data[metadata][{PaymentLabel}]", payment.Id.ToString())
            .With("payment_intent_data[description]", payment.Description)
            .With($"metadata[{PaymentLabel}]", payment.Id.ToString())
            .With("client_reference_id", payment.Reference.Length > 0 ? payment.Reference : payment.OrderId)
            .With("customer_email", payment.PayerEmail)
            .With("expires_at", payment.SessionExpiresAt.ToUnixTimeSeconds())
            .With("success_url", payment.SuccessUrl)
            .With("cancel_url", payment.CancelUrl)
            .With("locale", "auto");
        return BankCheckout.From(await connection.PostAsync("/v1/checkout/sessions", form, $"checkout:{payment.Id}:{payment.SessionRound}", cancellationToken));
    }

    /// <summary>How a page and the payment behind it stand.</summary>
    public async Task<BankCheckout> AskAsync(string sessionId, CancellationToken cancellationToken) => BankCheckout.From(
        await connection.GetAsync($"/v1/checkout/sessions/{Uri.EscapeDataString(sessionId)}?expand[]=payment_intent.latest_charge", cancellationToken));

    public async Task ClosePageAsync(PaymentRow payment, CancellationToken cancellationToken) => await connection.PostAsync(
        $"/v1/checkout/sessions/{Uri.EscapeDataString(payment.SessionId!)}/expire", new BankForm(), $"expire:{payment.Id}:{payment.BankRound}", cancellationToken);

    public async Task CaptureAsync(PaymentRow payment, CancellationToken cancellationToken) => await connection.PostAsync(
        $"/v1/payment_intents/{Uri.EscapeDataString(payment.IntentId!)}/capture",
        new BankForm().With("amount_to_capture", Exact(payment.Total)),
        $"capture:{payment.Id}:{payment.BankRound}",
        cancellationToken);

    public async Task ReleaseAsync(PaymentRow payment, CancellationToken cancellationToken) => await connection.PostAsync(
        $"/v1/payment_intents/{Uri.EscapeDataString(payment.IntentId!)}/cancel", new BankForm(), $"cancel:{payment.Id}:{payment.BankRound}", cancellationToken);

    public async Task<BankRefund> RefundAsync(PaymentRow payment, RefundRow refund, CancellationToken cancellationToken)
    {
        var form = new BankForm()
            .With("payment_intent", payment.IntentId)
            .With("amount", Exact(new Money(refund.Amount, payment.Currency)))
            .With($"metadata[{RefundLabel}]", refund.Id.ToString());
        return BankRefund.From(await connection.PostAsync("/v1/refunds", form, $"refund:{refund.Id}:{refund.BankRound}", cancellationToken));
    }

    public async Task<BankRefund> AskRefundAsync(string bankId, CancellationToken cancellationToken) =>
        BankRefund.From(await connection.GetAsync($"/v1/refunds/{Uri.EscapeDataString(bankId)}", cancellationToken));

    /// <summary>Finds a refund by our own id, for when the answer to its making was lost.</summary>
    public async Task<BankRefund?> FindRefundAsync(PaymentRow payment, RefundRow refund, CancellationToken cancellationToken)
    {
        var found = await connection.GetAsync($"/v1/refunds?limit=100&payment_intent={Uri.EscapeDataString(payment.IntentId!)}", cancellationToken);
        return found.GetProperty("data").EnumerateArray().Select(BankRefund.From).FirstOrDefault(other => other.OurId == refund.Id.ToString());
    }

    public async Task<(string Id, string Secret)> RegisterAsync(Uri address, IEnumerable<string> types, string key, CancellationToken cancellationToken)
    {
        var form = new BankForm().With("url", address.AbsoluteUri).With("description", "Posthouse payments");
        foreach (var (type, index) in types.Select((type, index) => (type, index)))
        {
            form.With($"enabled_events[{index}]", type);
        }

        var answer = await connection.PostAsync("/v1/webhook_endpoints", form, key, cancellationToken);
        return (answer.Text("id")!, answer.Text("secret")!);
    }

    /// <summary>Whether the bank still knows an address for its messages.</summary>
    public async Task<bool> IsRegisteredAsync(string endpointId, CancellationToken cancellationToken)
    {
        try
        {
            await connection.GetAsync($"/v1/webhook_endpoints/{Uri.EscapeDataString(endpointId)}", cancellationToken);
            return true;
        }
        catch (BankRefusedException refused) when (refused.Status == 404)
        {
            return false;
        }
    }

    public async Task UnregisterAsync(string endpointId, CancellationToken cancellationToken)
    {
        try
        {
            await connection.DeleteAsync($"/v1/webhook_endpoints/{Uri.EscapeDataString(endpointId)}", cancellationToken);
        }
        catch (BankRefusedException refused) when (refused.Status == 404)
        {
            // It is gone already, which is all that was wanted.
        }
    }

    private static long Exact(Money money) =>
        BankAmounts.ToBank(money) ?? throw new InvalidOperationException($"{money} was accepted although the bank cannot take it.");
}
