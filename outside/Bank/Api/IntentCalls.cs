using System.Text.Json.Nodes;
using Bank.Books;
using Bank.Moves;

namespace Bank.Api;

/// <summary>Payment intents and their charges: <c>/v1/payment_intents</c>, <c>/v1/charges</c>.</summary>
internal static class IntentCalls
{
    public static JsonObject Retrieve(ApiCall call) => call.Answer(call.Find<Intent>("payment_intent", "intent"));

    public static JsonObject List(ApiCall call) => call.List(call.Books.Newest<Intent>(), "/v1/payment_intents");

    public static JsonObject Capture(ApiCall call)
    {
        var intent = call.Find<Intent>("payment_intent", "intent");
        if (intent.Status != Intent.NeedsCapture)
        {
            throw ApiFailure.State(
                "payment_intent_unexpected_state",
                $"This PaymentIntent could not be captured because it has a status of {intent.Status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.");
        }

        var amount = Currencies.CheckAmount(call.Fields.Number("amount_to_capture") ?? intent.Amount, intent.Currency, "amount_to_capture");
        if (amount > intent.Amount)
        {
            throw new ApiFailure(400, "invalid_request_error", "The payment intent amount_to_capture is greater than the amount that is capturable.")
            {
                Code = "amount_too_large",
                Param = "amount_to_capture",
                IsKept = true,
            };
        }

        call.Fields.Choice("final_capture", "true", "true");
        var (settled, refusal) = Settlement.Capture(call.Work, intent, amount);
        var answer = call.Answer(settled);
        return refusal is null ? answer : new ApiFailure(402, "card_error", refusal.Message) { Refusal = refusal, ChargeId = intent.LatestChargeId }.ToJson();
    }

    public static JsonObject Cancel(ApiCall call)
    {
        var intent = call.Find<Intent>("payment_intent", "intent");
        if (intent.Status is Intent.Succeeded or Intent.Canceled)
        {
            throw ApiFailure.State(
                "payment_intent_unexpected_state",
                $"You cannot cancel this PaymentIntent because it has a status of {intent.Status}.");
        }

        var reason = call.Fields.Choice("cancellation_reason", "", "", "duplicate", "fraudulent", "requested_by_customer", "abandoned");
        return call.Answer(Settlement.Release(call.Work, intent, reason.Length == 0 ? null : reason));
    }

    public static JsonObject RetrieveCharge(ApiCall call) => call.Answer(call.Find<Charge>("charge"));

    public static JsonObject ListCharges(ApiCall call)
    {
        var intent = call.Fields.Text("payment_intent");
        return call.List(call.Books.Newest<Charge>().Where(charge => (intent ?? charge.IntentId) == charge.IntentId), "/v1/charges");
    }
}
