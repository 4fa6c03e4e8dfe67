using System.Text.Json.Nodes;
using Bank.Books;
using Bank.Moves;

namespace Bank.Api;

/// <summary>Refunds: <c>/v1/refunds</c>.</summary>
internal static class RefundCalls
{
    public static JsonObject Create(ApiCall call)
    {
        var charge = ChargeOf(call);
        if (!charge.Captured)
        {
            throw ApiFailure.State("charge_not_captured", "This charge has not been captured: cancel its PaymentIntent instead.");
        }

        var left = charge.CapturedAmount - charge.RefundedAmount;
        if (left == 0)
        {
            throw ApiFailure.State("charge_already_refunded", $"Charge {charge.Id} has already been refunded.");
        }

        var amount = Currencies.CheckAmount(call.Fields.Number("amount") ?? left, charge.Currency, "amount");
        if (amount > left)
        {
            throw new ApiFailure(400, "invalid_request_error", $"Refund amount ({Currencies.Show(amount, charge.Currency)}) is greater than unrefunded amount on charge ({Currencies.Show(left, charge.Currency)})")
            {
                Param = "amount",
                IsKept = true,
            };
        }

        var reason = call.Fields.Choice("reason", "", "", "duplicate", "fraudulent", "requested_by_customer");
        return call.Answer(Refunds.Make(call.Work, charge, amount, reason.Length == 0 ? null : reason, call.Fields.Labels("metadata")));
    }

    public static JsonObject Retrieve(ApiCall call) => call.Answer(call.Find<Refund>("refund"));

    public static JsonObject List(ApiCall call)
    {
        var (intent, charge) = (call.Fields.Text("payment_intent"), call.Fields.Text("charge"));
        return call.List(
            call.Books.Newest<Refund>().Where(refund => (intent ?? refund.IntentId) == refund.IntentId && (charge ?? refund.ChargeId) == refund.ChargeId),
            "/v1/refunds");
    }

    private static Charge ChargeOf(ApiCall call)
    {
        if (call.Fields.Text("charge") is { } chargeId)
        {
            return call.Find<Charge>("charge", chargeId, "charge");
        }

        var intentId = call.Fields.Text("payment_intent") ?? throw ApiFailure.Missing("payment_intent");
        var intent = call.Find<Intent>("payment_intent", intentId, "payment_intent");
        return call.Books.Find<Charge>(intent.LatestChargeId) is { Succeeded: true } charge
            ? charge
            : throw ApiFailure.State("payment_intent_unexpected_state", "This PaymentIntent does not have a successful charge to refund.");
    }
}
