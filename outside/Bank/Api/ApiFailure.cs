using System.Text.Json.Nodes;
using Bank.Books;
using Bank.Protocol;

namespace Bank.Api;

/// <summary>An error object of the protocol. Thrown, it undoes the change; returned as an answer, what was done stays done.</summary>
internal sealed class ApiFailure(int status, string type, string message) : Exception(message)
{
    public int Status => status;

    public string? Code { get; init; }

    public string? Param { get; init; }

    public Refusal? Refusal { get; init; }

    public string? ChargeId { get; init; }

    /// <summary>The request got as far as being carried out, so a repetition gets the same answer.</summary>
    public bool IsKept { get; init; }

    public static ApiFailure Missing(string param) =>
        new(400, "invalid_request_error", $"Missing required param: {param}.") { Code = "parameter_missing", Param = param };

    public static ApiFailure Wrong(string param, string message) =>
        new(400, "invalid_request_error", message) { Code = "parameter_invalid", Param = param };

    public static ApiFailure Unknown(string param) =>
        new(400, "invalid_request_error", $"Received unknown parameter: {param}") { Code = "parameter_unknown", Param = param };

    public static ApiFailure NoSuch(string what, string id, string param) =>
        new(404, "invalid_request_error", $"No such {what}: '{id}'") { Code = "resource_missing", Param = param };

    public static ApiFailure State(string code, string message) =>
        new(400, "invalid_request_error", message) { Code = code, IsKept = true };

    public JsonObject ToJson()
    {
        var error = Refusal is { } refusal ? Forms.ErrorOf(refusal, ChargeId) : new JsonObject { ["type"] = type, ["message"] = Message };
        if (Code is not null && Refusal is null)
        {
            error["code"] = Code;
            error["doc_url"] = $"https://stripe.com/docs/error-codes/{Code.Replace('_', '-')}";
        }

        if (Param is not null)
        {
            error["param"] = Param;
        }

        return new JsonObject { ["error"] = error };
    }
}
