using System.Text.Json.Nodes;
using Bank.Books;

namespace Bank.Protocol;

internal sealed partial class Forms
{
    public JsonObject Intent(Intent intent, Expansion expansion) => new()
    {
        ["id"] = intent.Id,
        ["object"] = "payment_intent",
        ["amount"] = intent.Amount,
        ["amount_capturable"] = intent.Capturable,
        ["amount_details"] = new JsonObject { ["tip"] = new JsonObject() },
        ["amount_received"] = intent.Received,
        ["application"] = null,
        ["application_fee_amount"] = null,
        ["automatic_payment_methods"] = null,
        ["canceled_at"] = intent.CanceledAt,
        ["cancellation_reason"] = intent.CancellationReason,
        ["capture_method"] = intent.CaptureMethod,
        ["client_secret"] = null,
        ["confirmation_method"] = "automatic",
        ["created"] = intent.Created,
        ["currency"] = intent.Currency,
        ["customer"] = null,
        ["description"] = intent.Description,
        ["last_payment_error"] = intent.LastError is { } error ? ErrorOf(error, intent.LatestChargeId) : null,
        ["latest_charge"] = Link<Charge>(intent.LatestChargeId, "latest_charge", expansion),
        ["livemode"] = false,
        ["metadata"] = Labels(intent.Labels),
        ["next_action"] = intent.Challenge is { } challenge ? NextAction(intent, challenge) : null,
        ["payment_method"] = null,
        ["payment_method_options"] = new JsonObject { ["card"] = new JsonObject { ["request_three_d_secure"] = "automatic" } },
        ["payment_method_types"] = new JsonArray("card"),
        ["processing"] = null,
        ["receipt_email"] = null,
        ["setup_future_usage"] = null,
        ["shipping"] = null,
        ["statement_descriptor"] = null,
        ["status"] = intent.Status,
        ["transfer_group"] = null,
    };

    public JsonObject Charge(Charge charge, Expansion expansion) => new()
    {
        ["id"] = charge.Id,
        ["object"] = "charge",
        ["amount"] = charge.Amount,
        ["amount_captured"] = charge.CapturedAmount,
        ["amount_refunded"] = charge.Released ? charge.Amount : charge.RefundedAmount,
        ["balance_transaction"] = null,
        ["billing_details"] = new JsonObject { ["address"] = null, ["email"] = charge.Email, ["name"] = charge.HolderName, ["phone"] = null },
        ["captured"] = charge.Captured,
        ["created"] = charge.Created,
        ["currency"] = charge.Currency,
        ["customer"] = null,
        ["description"] = null,
        ["disputed"] = false,
        ["failure_code"] = charge.Failure?.Code,
        ["failure_message"] = charge.Failure?.Message,
        ["livemode"] = false,
        ["metadata"] = Labels(books.Get<Intent>(charge.IntentId).Labels),
        ["outcome"] = OutcomeOf(charge),
        ["paid"] = charge.Succeeded,
        ["payment_intent"] = Link<Intent>(charge.IntentId, "payment_intent", expansion),
        ["payment_method"] = null,
        ["payment_method_details"] = new JsonObject { ["type"] = "card", ["card"] = CardOf(charge) },
        ["receipt_email"] = null,
        ["receipt_number"] = null,
        ["receipt_url"] = null,
        ["refunded"] = charge.Released || (charge.Captured && charge.RefundedAmount == charge.CapturedAmount),
        ["status"] = charge.Succeeded ? "succeeded" : "failed",
    };

    public JsonObject Refund(Refund refund, Expansion expansion)
    {
        var form = new JsonObject
        {
            ["id"] = refund.Id,
            ["object"] = "refund",
            ["amount"] = refund.Amount,
            ["balance_transaction"] = null,
            ["charge"] = Link<Charge>(refund.ChargeId, "charge", expansion),
            ["created"] = refund.Created,
            ["currency"] = refund.Currency,
            ["metadata"] = Labels(refund.Labels),
            ["payment_intent"] = Link<Intent>(refund.IntentId, "payment_intent", expansion),
            ["reason"] = refund.Reason,
            ["receipt_number"] = null,
            ["status"] = refund.Status,
        };
        if (refund.FailureReason is { } reason)
        {
            form["failure_reason"] = reason;
        }

        return form;
    }

    public static JsonObject ErrorOf(Refusal refusal, string? chargeId)
    {
        var form = new JsonObject { ["type"] = "card_error", ["code"] = refusal.Code, ["message"] = refusal.Message };
        Add("charge", chargeId);
        Add("decline_code", refusal.DeclineCode);
        Add("param", refusal.Field);
        return form;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                form[name] = value;
            }
        }
    }

    private JsonObject NextAction(Intent intent, Challenge challenge) => new()
    {
        ["type"] = "redirect_to_url",
        ["redirect_to_url"] = new JsonObject { ["url"] = $"{address}/c/pay/{intent.SessionId}/check/{challenge.Id}", ["return_url"] = null },
    };

    private static JsonObject CardOf(Charge charge)
    {
        var card = new JsonObject
        {
            ["brand"] = charge.Card.Brand,
            ["exp_month"] = charge.Card.ExpiryMonth,
            ["exp_year"] = charge.Card.ExpiryYear,
            ["fingerprint"] = charge.Card.Fingerprint,
            ["funding"] = "credit",
            ["last4"] = charge.Card.Last4,
            ["network"] = charge.Card.Brand,
        };
        if (charge is { Succeeded: true, Captured: false })
        {
            card["capture_before"] = charge.CaptureBefore;
        }

        return card;
    }

    private static JsonObject OutcomeOf(Charge charge) => charge.Succeeded
        ? new JsonObject { ["network_status"] = "approved_by_network", ["reason"] = null, ["risk_level"] = "normal", ["seller_message"] = "Payment complete.", ["type"] = "authorized" }
        : new JsonObject
        {
            ["network_status"] = "declined_by_network",
            ["reason"] = charge.Failure?.DeclineCode ?? charge.Failure?.Code,
            ["risk_level"] = "normal",
            ["seller_message"] = "The bank did not accept the card.",
            ["type"] = "issuer_declined",
        };
}
