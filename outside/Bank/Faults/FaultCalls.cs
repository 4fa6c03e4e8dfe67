using System.Collections.Immutable;
using System.Text.Json;
using Bank.Api;
using Bank.Books;
using Bank.Counter;
using Bank.Moves;

namespace Bank.Faults;

/// <summary>What <c>POST /faults</c> takes; what is not mentioned stays.</summary>
internal sealed record FaultRequest
{
    /// <summary>Switches all faults off first; the clock and what the merchant has stay.</summary>
    public bool Reset { get; init; }

    public ImmutableArray<CallFault>? Calls { get; init; }

    public WebhookFault? Webhooks { get; init; }

    public long? ClockAheadSeconds { get; init; }

    public long? AdvanceSeconds { get; init; }

    public int? AuthorizationDays { get; init; }

    public IEnumerable<string> Problems()
    {
        foreach (var fault in Calls ?? [])
        {
            if (!CallFault.Kinds.Contains(fault.Fault))
            {
                yield return $"fault: one of {string.Join(", ", CallFault.Kinds)}.";
            }

            if (fault.Operation != "*" && ApiOperation.All.All(operation => operation.Name != fault.Operation))
            {
                yield return $"operation: * or one of {string.Join(", ", ApiOperation.All.Select(operation => operation.Name))}.";
            }

            if (fault.Times is < 1 || fault.Seconds is < 0 or > 100_000)
            {
                yield return "times: from 1 on. seconds: 0 to 100,000.";
            }
        }

        if (Webhooks is { } webhooks && (!WebhookFault.Modes.Contains(webhooks.Mode) || webhooks.Seconds is < 0 or > 1_000_000 || webhooks.Copies is < 1 or > 100))
        {
            yield return $"webhooks: mode one of {string.Join(", ", WebhookFault.Modes)}, seconds 0 to 1,000,000, copies 1 to 100.";
        }

        if (AuthorizationDays is < 0 or > 90 || AdvanceSeconds is < 0)
        {
            yield return "authorization_days: 0 to 90. advance_seconds: from 0 on.";
        }
    }
}

/// <summary><c>GET /faults</c> and <c>POST /faults</c>.</summary>
internal static class FaultCalls
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/faults", async (Desk desk) => Shown(await desk.DoAsync(Origin.Bank, work => work.Switches)));
        endpoints.MapPost("/faults", SetAsync);
    }

    private static async Task<IResult> SetAsync(HttpContext http, Desk desk, Calendar calendar)
    {
        // No page of another site can send this media type without asking first, and the bank answers no such question.
        if (!http.Request.HasJsonContentType() || !OwnPages.SentThis(http.Request))
        {
            return Results.Text("Send application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        FaultRequest? asked;
        try
        {
            asked = await JsonSerializer.DeserializeAsync<FaultRequest>(http.Request.Body, Json, http.RequestAborted);
        }
        catch (JsonException error)
        {
            return Results.Text($"Not understood: {error.Message}", statusCode: StatusCodes.Status400BadRequest);
        }

        string[] problems = asked is null ? ["Send an object."] : [.. asked.Problems()];
        if (asked is null || problems.Length > 0)
        {
            return Results.Text(string.Join('\n', problems), statusCode: StatusCodes.Status400BadRequest);
        }

        var switches = await desk.DoAsync(Origin.Bank, work => work.Books.Keep(Apply(work.Switches, asked)));
        calendar.TurnPage();
        return Shown(switches);
    }

    private static Switches Apply(Switches switches, FaultRequest asked)
    {
        var start = asked.Reset ? switches with { Calls = [], Webhooks = new WebhookFault(), AuthorizationDays = 7 } : switches;
        return start with
        {
            Calls = asked.Calls ?? start.Calls,
            Webhooks = asked.Webhooks ?? start.Webhooks,
            ClockAheadSeconds = (asked.ClockAheadSeconds ?? start.ClockAheadSeconds) + (asked.AdvanceSeconds ?? 0),
            AuthorizationDays = asked.AuthorizationDays ?? start.AuthorizationDays,
        };
    }

    private static IResult Shown(Switches switches) => Results.Json(
        new { switches.Calls, switches.Webhooks, switches.ClockAheadSeconds, switches.AuthorizationDays }, Json);
}
