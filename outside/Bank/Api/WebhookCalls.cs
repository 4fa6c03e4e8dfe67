using System.Text.Json.Nodes;
using Bank.Books;

namespace Bank.Api;

/// <summary>Webhook endpoints and events: <c>/v1/webhook_endpoints</c>, <c>/v1/events</c>.</summary>
internal static class WebhookCalls
{
    public static JsonObject Create(ApiCall call)
    {
        var fields = call.Fields;
        var url = fields.Required("url");
        var types = fields.Texts("enabled_events");
        if (types.Count == 0)
        {
            throw ApiFailure.Missing("enabled_events");
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new ApiFailure(400, "invalid_request_error", "Not a valid URL") { Code = "url_invalid", Param = "url" };
        }

        var endpoint = call.Books.Keep(new WebhookEndpoint
        {
            Id = Ids.New("we"),
            Created = call.Work.Now,
            Url = url,
            Secret = Ids.New("whsec", 32),
            EnabledEvents = [.. types],
            Description = fields.Text("description"),
            ApiVersion = fields.Text("api_version"),
            Labels = fields.Labels("metadata"),
        });
        var answer = call.Answer(endpoint);
        answer["secret"] = endpoint.Secret;
        return answer;
    }

    public static JsonObject Retrieve(ApiCall call) => call.Answer(Existing(call));

    public static JsonObject List(ApiCall call) =>
        call.List(call.Books.Newest<WebhookEndpoint>().Where(endpoint => !endpoint.Deleted), "/v1/webhook_endpoints");

    public static JsonObject Delete(ApiCall call)
    {
        var endpoint = call.Books.Keep(Existing(call) with { Deleted = true });
        return new JsonObject { ["id"] = endpoint.Id, ["object"] = "webhook_endpoint", ["deleted"] = true };
    }

    public static JsonObject RetrieveEvent(ApiCall call) => call.Answer(call.Find<BankEvent>("event"));

    public static JsonObject ListEvents(ApiCall call)
    {
        var types = call.Fields.Text("type") is { } type ? [type] : call.Fields.Texts("types");
        return call.List(call.Books.Newest<BankEvent>().Where(happened => types.Count == 0 || types.Contains(happened.Type)), "/v1/events");
    }

    private static WebhookEndpoint Existing(ApiCall call) => call.Find<WebhookEndpoint>("webhook endpoint", "webhook_endpoint") is { Deleted: false } endpoint
        ? endpoint
        : throw ApiFailure.NoSuch("webhook endpoint", call.Id, "webhook_endpoint");
}
