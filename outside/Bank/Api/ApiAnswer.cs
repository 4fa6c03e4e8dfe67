using System.Text;
using System.Text.Json.Nodes;

namespace Bank.Api;

/// <summary>Status and body of an answer to a program.</summary>
internal sealed record ApiAnswer(int Status, string Body)
{
    /// <summary>The request that was answered like this first, when this is a repetition.</summary>
    public string? ReplayOf { get; init; }

    public static ApiAnswer Broken { get; } = new(500, new ApiFailure(500, "api_error", "An unknown error occurred").ToJson().ToJsonString());

    public static ApiAnswer Of(JsonObject form) => new(form.ContainsKey("error") ? 402 : 200, form.ToJsonString());

    public static ApiAnswer Of(ApiFailure failure) => new(failure.Status, failure.ToJson().ToJsonString());

    public async Task WriteAsync(HttpContext http, ApiRequest request)
    {
        var headers = http.Response.Headers;
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/json";
        headers["Request-Id"] = request.Id;
        headers["Stripe-Version"] = request.Version;
        headers.CacheControl = "no-cache, no-store";
        headers["Original-Request"] = ReplayOf;
        headers["Idempotent-Replayed"] = ReplayOf is null ? null : "true";
        headers["Idempotency-Key"] = request.IdempotencyKey;
        if (Status == 401)
        {
            headers.WWWAuthenticate = "Basic realm=\"Bank\"";
        }

        var bytes = Encoding.UTF8.GetBytes(Body);
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
