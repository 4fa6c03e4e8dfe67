using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bank.Books;
using Bank.Moves;
using Bank.Protocol;

namespace Bank.Api;

/// <summary>Checkout sessions: <c>/v1/checkout/sessions</c>.</summary>
internal static class SessionCalls
{
    private const long Day = 86_400;

    public static JsonObject Create(ApiCall call)
    {
        var fields = call.Fields;
        if (fields.Required("mode") != "payment")
        {
            throw ApiFailure.Wrong("mode", "This stand-in knows the mode payment only.");
        }

        var intent = fields.Under("payment_intent_data");
        var items = fields.Items("line_items").Select(Line).ToImmutableArray();
        _ = fields.Text("submit_type");
        _ = fields.Choice("ui_mode", "hosted_page", "hosted", "hosted_page");
        var session = new Session
        {
            Id = Ids.New("cs_test", 58),
            Created = call.Work.Now,
            Currency = CurrencyOf(items),
            Items = [.. items.Select(item => item.Line)],
            SuccessUrl = Url(fields.Required("success_url"), "success_url"),
            CancelUrl = fields.Text("cancel_url") is { } cancel ? Url(cancel, "cancel_url") : null,
            ExpiresAt = Expiry(call),
            CaptureMethod = intent.Choice("capture_method", "automatic", "automatic", "automatic_async", "manual") == "manual" ? "manual" : "automatic",
            Description = intent.Text("description"),
            ClientReferenceId = ClientReference(fields),
            CustomerEmail = fields.Text("customer_email"),
            Locale = fields.Text("locale"),
            Labels = fields.Labels("metadata"),
            IntentLabels = intent.Labels("metadata"),
        };
        CardsOnly(fields);
        _ = Currencies.CheckAmount(session.Sum(), session.Currency, "line_items");
        return call.Answer(call.Books.Keep(session));
    }

    public static JsonObject Retrieve(ApiCall call) => call.Answer(call.Find<Session>("checkout.session", "session"));

    public static JsonObject List(ApiCall call)
    {
        var (intent, status) = (call.Fields.Text("payment_intent"), call.Fields.Text("status"));
        return call.List(
            call.Books.Newest<Session>().Where(session => (intent ?? session.IntentId) == session.IntentId && (status ?? session.Status) == session.Status),
            "/v1/checkout/sessions");
    }

    public static JsonObject LineItems(ApiCall call)
    {
        var session = call.Find<Session>("checkout.session", "session");
        _ = call.Fields.Number("limit");
        call.Fields.RefuseUnread();
        return Forms.Page([.. session.Items.Select(item => Forms.LineItem(item, session.Currency))], hasMore: false, $"/v1/checkout/sessions/{session.Id}/line_items");
    }

    public static JsonObject Expire(ApiCall call)
    {
        var session = call.Find<Session>("checkout.session", "session");
        if (session.Status != Session.Open)
        {
            throw new ApiFailure(
                400, "invalid_request_error", $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of {session.Status}.") { IsKept = true };
        }

        return call.Answer(Checkouts.Expire(call.Work, session));
    }

    private static (LineItem Line, string Currency) Line(Fields item)
    {
        var price = item.Under("price_data");
        var product = price.Under("product_data");
        var currency = Currencies.Check(price.Required("currency"), "line_items[price_data][currency]");
        var amount = price.Number("unit_amount") ?? throw ApiFailure.Missing("line_items[price_data][unit_amount]");
        var quantity = item.Number("quantity") ?? 1;
        if (quantity is < 1 or > 9999)
        {
            throw ApiFailure.Wrong("line_items[quantity]", "This value must be between 1 and 9999.");
        }

        _ = Currencies.CheckAmount(amount, currency, "line_items[price_data][unit_amount]");
        return (new LineItem(Ids.New("li"), product.Required("name"), product.Text("description"), amount, quantity), currency);
    }

    private static string CurrencyOf(ImmutableArray<(LineItem Line, string Currency)> items) =>
        items.Select(item => item.Currency).Distinct(StringComparer.Ordinal).ToArray() switch
        {
            [] => throw ApiFailure.Missing("line_items"),
            [var one] => one,
            _ => throw ApiFailure.Wrong("line_items", "All line items must use the same currency."),
        };

    private static long Expiry(ApiCall call)
    {
        var now = call.Work.Now;
        var at = call.Fields.Number("expires_at") ?? now + Day;
        return at >= now + (30 * 60) - 60 && at <= now + Day + 60
            ? at
            : throw ApiFailure.Wrong("expires_at", "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.");
    }

    private static string? ClientReference(Fields fields) => fields.Text("client_reference_id") is { Length: > 200 }
        ? throw ApiFailure.Wrong("client_reference_id", "This value can have 200 characters.")
        : fields.Text("client_reference_id");

    private static string Url(string text, string param) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? text
            : throw new ApiFailure(400, "invalid_request_error", "Not a valid URL") { Code = "url_invalid", Param = param };

    private static void CardsOnly(Fields fields)
    {
        if (fields.Texts("payment_method_types").FirstOrDefault(type => type != "card") is { } other)
        {
            throw ApiFailure.Wrong("payment_method_types", $"This stand-in takes cards only, not {other}.");
        }
    }
}
