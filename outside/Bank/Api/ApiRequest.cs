using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bank.Books;
using Bank.Protocol;

namespace Bank.Api;

/// <summary>A call as it came in.</summary>
internal sealed partial record ApiRequest(ApiOperation Operation, string Path, string? PathId, Fields Fields)
{
    public string Id { get; } = Ids.New("req", 14);

    public string Version { get; private init; } = Forms.ApiVersion;

    public string? IdempotencyKey { get; private init; }

    /// <summary>What could not even be read.</summary>
    public ApiFailure? Failure { get; private init; }

    private string? Key { get; init; }

    public static async Task<ApiRequest> ReadAsync(HttpContext http, ApiOperation operation, string? id)
    {
        var headers = http.Request.Headers;
        var isPost = HttpMethods.IsPost(operation.Method);
        ApiFailure? failure = null;
        IEnumerable<KeyValuePair<string, string>> pairs = http.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")));
        if (isPost && http.Request.ContentLength is not 0 && http.Request.HasFormContentType)
        {
            try
            {
                var form = await http.Request.ReadFormAsync(http.RequestAborted);
                pairs = pairs.Concat(form.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))));
            }
            catch (InvalidDataException unreadable)
            {
                failure = new ApiFailure(400, "invalid_request_error", $"Invalid request body: {unreadable.Message}");
            }
            catch (BadHttpRequestException unreadable)
            {
                failure = new ApiFailure(unreadable.StatusCode, "invalid_request_error", $"Invalid request body: {unreadable.Message}");
            }
        }
        else if (isPost && http.Request.ContentLength is > 0)
        {
            failure = new ApiFailure(400, "invalid_request_error", "Invalid request body: send application/x-www-form-urlencoded.");
        }

        return new ApiRequest(operation, http.Request.Path.Value ?? "", id, Fields.Of(pairs))
        {
            Key = KeyOf(headers.Authorization.ToString()),
            Version = headers["Stripe-Version"].ToString() is { Length: > 0 } version ? version : Forms.ApiVersion,
            IdempotencyKey = isPost && headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : null,
            Failure = failure,
        };
    }

    /// <summary>Why the call is not carried out at all; <see langword="null"/> when it is.</summary>
    public ApiFailure? Refusal(BankServerOptions options) => this switch
    {
        { Key: null } => new(401, "invalid_request_error", "You did not provide an API key. Give it as the user name of Basic authentication, or as Bearer token."),
        _ when !SameKey(Key, options.ApiKey) => new(401, "invalid_request_error", "Invalid API Key provided."),
        _ when !VersionForm().IsMatch(Version) => new(400, "invalid_request_error", $"Invalid Stripe API version: {Version}."),
        { IdempotencyKey.Length: > 255 } => new(400, "invalid_request_error", "Idempotency keys can have 255 characters."),
        _ => null,
    };

    private static bool SameKey(string given, string own) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(own)));

    private static string? KeyOf(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value) || value.Parameter is not { Length: > 0 } parameter)
        {
            return null;
        }

        if (string.Equals(value.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return parameter;
        }

        var bytes = new byte[parameter.Length];
        return string.Equals(value.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) && Convert.TryFromBase64String(parameter, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0]
            : null;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(\.[a-z_]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionForm();
}
