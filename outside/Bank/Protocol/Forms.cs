using System.Text.Json.Nodes;
using Bank.Books;

namespace Bank.Protocol;

/// <summary>The bank's entries as the protocol's objects. Members that no caller of this subset can use are left out or null.</summary>
internal sealed partial class Forms(Change books, string address)
{
    public const string ApiVersion = "2026-10-28.endive";

    public JsonObject Of(Entry entry, Expansion expansion) => entry switch
    {
        Session session => Session(session, expansion),
        Intent intent => Intent(intent, expansion),
        Charge charge => Charge(charge, expansion),
        Refund refund => Refund(refund, expansion),
        WebhookEndpoint endpoint => Endpoint(endpoint),
        BankEvent happened => Event(happened),
        _ => throw new ArgumentException($"{entry.GetType().Name} is not an object of the protocol.", nameof(entry)),
    };

    public static JsonObject Endpoint(WebhookEndpoint endpoint) => new()
    {
        ["id"] = endpoint.Id,
        ["object"] = "webhook_endpoint",
        ["api_version"] = endpoint.ApiVersion,
        ["application"] = null,
        ["created"] = endpoint.Created,
        ["description"] = endpoint.Description,
        ["enabled_events"] = new JsonArray([.. endpoint.EnabledEvents.Select(type => (JsonNode)type)]),
        ["livemode"] = false,
        ["metadata"] = Labels(endpoint.Labels),
        ["status"] = "enabled",
        ["url"] = endpoint.Url,
    };

    public JsonObject Event(BankEvent happened) => new()
    {
        ["id"] = happened.Id,
        ["object"] = "event",
        ["api_version"] = happened.ApiVersion,
        ["created"] = happened.Created,
        ["data"] = new JsonObject { ["object"] = JsonNode.Parse(happened.Snapshot) },
        ["livemode"] = false,
        ["pending_webhooks"] = books.Open<Delivery>().Count(delivery => delivery.EventId == happened.Id),
        ["request"] = new JsonObject { ["id"] = happened.RequestId, ["idempotency_key"] = happened.IdempotencyKey },
        ["type"] = happened.Type,
    };

    private static JsonObject Labels(IEnumerable<KeyValuePair<string, string>> labels) =>
        new(labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value)));

    private JsonNode? Link<T>(string? id, string property, Expansion expansion)
        where T : Entry
    {
        var wanted = expansion.Of(property);
        if (id is null)
        {
            wanted?.Settle();
            return null;
        }

        return wanted is null ? id : Of(books.Get<T>(id), wanted);
    }
}
