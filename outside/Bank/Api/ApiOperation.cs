using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Bank.Api;

/// <summary>One call of the interface for programs; the name is what fault switches go by.</summary>
internal sealed record ApiOperation(string Name, string Method, string Path, Func<ApiCall, JsonObject> Run)
{
    public static readonly ImmutableArray<ApiOperation> All =
    [
        new("checkout.sessions.create", "POST", "/v1/checkout/sessions", SessionCalls.Create),
        new("checkout.sessions.list", "GET", "/v1/checkout/sessions", SessionCalls.List),
        new("checkout.sessions.retrieve", "GET", "/v1/checkout/sessions/{id}", SessionCalls.Retrieve),
        new("checkout.sessions.line_items", "GET", "/v1/checkout/sessions/{id}/line_items", SessionCalls.LineItems),
        new("checkout.sessions.expire", "POST", "/v1/checkout/sessions/{id}/expire", SessionCalls.Expire),
        new("payment_intents.list", "GET", "/v1/payment_intents", IntentCalls.List),
        new("payment_intents.retrieve", "GET", "/v1/payment_intents/{id}", IntentCalls.Retrieve),
        new("payment_intents.capture", "POST", "/v1/payment_intents/{id}/capture", IntentCalls.Capture),
        new("payment_intents.cancel", "POST", "/v1/payment_intents/{id}/cancel", IntentCalls.Cancel),
        new("charges.list", "GET", "/v1/charges", IntentCalls.ListCharges),
        new("charges.retrieve", "GET", "/v1/charges/{id}", IntentCalls.RetrieveCharge),
        new("refunds.create", "POST", "/v1/refunds", RefundCalls.Create),
        new("refunds.list", "GET", "/v1/refunds", RefundCalls.List),
        new("refunds.retrieve", "GET", "/v1/refunds/{id}", RefundCalls.Retrieve),
        new("webhook_endpoints.create", "POST", "/v1/webhook_endpoints", WebhookCalls.Create),
        new("webhook_endpoints.list", "GET", "/v1/webhook_endpoints", WebhookCalls.List),
        new("webhook_endpoints.retrieve", "GET", "/v1/webhook_endpoints/{id}", WebhookCalls.Retrieve),
        new("webhook_endpoints.delete", "DELETE", "/v1/webhook_endpoints/{id}", WebhookCalls.Delete),
        new("events.list", "GET", "/v1/events", WebhookCalls.ListEvents),
        new("events.retrieve", "GET", "/v1/events/{id}", WebhookCalls.RetrieveEvent),
    ];
}
