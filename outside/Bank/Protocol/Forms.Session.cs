using System.Text.Json.Nodes;
using Bank.Books;

namespace Bank.Protocol;

internal sealed partial class Forms
{
    public static JsonObject LineItem(LineItem item, string currency) => new()
    {
        ["id"] = item.Id,
        ["object"] = "item",
        ["amount_discount"] = 0,
        ["amount_subtotal"] = item.UnitAmount * item.Quantity,
        ["amount_tax"] = 0,
        ["amount_total"] = item.UnitAmount * item.Quantity,
        ["currency"] = currency,
        ["description"] = item.Name,
        ["price"] = new JsonObject
        {
            ["object"] = "price",
            ["active"] = false,
            ["currency"] = currency,
            ["type"] = "one_time",
            ["unit_amount"] = item.UnitAmount,
            ["unit_amount_decimal"] = item.UnitAmount.ToString(),
        },
        ["quantity"] = item.Quantity,
    };

    public JsonObject Session(Session session, Expansion expansion)
    {
        var intent = books.Find<Intent>(session.IntentId);
        var form = new JsonObject
        {
            ["id"] = session.Id,
            ["object"] = "checkout.session",
            ["amount_subtotal"] = session.Sum(),
            ["amount_total"] = session.Sum(),
            ["automatic_tax"] = new JsonObject { ["enabled"] = false, ["status"] = null },
            ["billing_address_collection"] = null,
            ["cancel_url"] = session.CancelUrl,
            ["client_reference_id"] = session.ClientReferenceId,
            ["client_secret"] = null,
            ["created"] = session.Created,
            ["currency"] = session.Currency,
            ["custom_fields"] = new JsonArray(),
            ["customer"] = null,
            ["customer_creation"] = "if_required",
            ["customer_details"] = CustomerOf(session),
            ["customer_email"] = session.CustomerEmail,
            ["expires_at"] = session.ExpiresAt,
            ["invoice"] = null,
            ["livemode"] = false,
            ["locale"] = session.Locale,
            ["metadata"] = Labels(session.Labels),
            ["mode"] = "payment",
            ["payment_intent"] = Link<Intent>(session.IntentId, "payment_intent", expansion),
            ["payment_link"] = null,
            ["payment_method_collection"] = "if_required",
            ["payment_method_types"] = new JsonArray("card"),
            ["payment_status"] = intent?.Status == Books.Intent.Succeeded ? "paid" : "unpaid",
            ["shipping_options"] = new JsonArray(),
            ["status"] = session.Status,
            ["submit_type"] = null,
            ["subscription"] = null,
            ["success_url"] = session.SuccessUrl,
            ["total_details"] = new JsonObject { ["amount_discount"] = 0, ["amount_shipping"] = 0, ["amount_tax"] = 0 },
            ["ui_mode"] = "hosted_page",
            ["url"] = session.Status == Books.Session.Open ? $"{address}/c/pay/{session.Id}" : null,
        };
        if (expansion.Of("line_items") is not null)
        {
            var items = session.Items.Select(item => LineItem(item, session.Currency));
            form["line_items"] = Page([.. items], hasMore: false, $"/v1/checkout/sessions/{session.Id}/line_items");
        }

        return form;
    }

    public static JsonObject Page(JsonNode[] items, bool hasMore, string url) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray(items),
        ["has_more"] = hasMore,
        ["url"] = url,
    };

    private static JsonObject? CustomerOf(Session session) => session.CustomerEmail is null && session.CustomerName is null
        ? null
        : new JsonObject
        {
            ["address"] = null,
            ["email"] = session.CustomerEmail,
            ["name"] = session.CustomerName,
            ["phone"] = null,
            ["tax_exempt"] = "none",
            ["tax_ids"] = new JsonArray(),
        };
}
