using System.Text.Json.Nodes;

namespace Posthouse.Rest.Documents;

/// <summary>The shape of every refusal and failure.</summary>
internal static class ProblemSchema
{
    public const string Name = "Problem";

    public static JsonObject Write() => new()
    {
        ["type"] = "object",
        ["description"] = "Why a request was refused, or failed (RFC 9457).",
        ["required"] = new JsonArray("type", "title", "status", "detail", "code"),
        ["properties"] = new JsonObject
        {
            ["type"] = Text("What kind of problem it is: a reference to its description, or about:blank."),
            ["title"] = Text("The kind of problem in few words."),
            ["status"] = new JsonObject { ["type"] = "integer", ["format"] = "int32", ["minimum"] = 400, ["maximum"] = 599, ["description"] = "The HTTP status." },
            ["detail"] = Text("What is the matter and what to do, for people."),
            ["code"] = Text("The gRPC code, for example FAILED_PRECONDITION."),
            ["reason"] = Text("The stable reason, for programs, for example BOOKING_REASON_SOLD_OUT; absent when none was given."),
            ["violations"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "Every field of the request that breaks a rule, at most the first hundred; absent when none does.",
                ["maxItems"] = 100,
                ["items"] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("field", "description"),
                    ["properties"] = new JsonObject { ["field"] = Text("Path of the field, for example rooms[0].adults."), ["description"] = Text("The rule that it breaks.") },
                },
            },
        },
    };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };
}
