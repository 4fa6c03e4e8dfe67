using Microsoft.AspNetCore.Http;

namespace PartnerHotels.Faults;

/// <summary>What can go wrong before a partner's answer is even made: it stands before every address of the protocol.</summary>
internal sealed class FaultyTransport(FaultSwitches faults, TimeSpan slowness, TimeProvider time)
{
    /// <summary>Where the switch for redirects leads to.</summary>
    public const string StrayPath = "/stray";

    private const int OversizedBytes = 50 * 1024 * 1024;

    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        faults.Traffic.Ask();
        if (faults.IsOn(Fault.Slow))
        {
            await Task.Delay(slowness, time, context.RequestAborted);
        }

        if (faults.IsOn(Fault.Hang))
        {
            await HangAsync(context, faults.Traffic);
        }
        else if (faults.IsOn(Fault.ServerError))
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync("An unexpected error has occurred.", context.RequestAborted);
        }
        else if (faults.IsOn(Fault.RedirectToLoopback))
        {
            context.Response.Redirect($"http://127.0.0.1:{context.Connection.LocalPort}{StrayPath}");
        }
        else if (faults.IsOn(Fault.Malformed))
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"hotels":[{"hotel_code":"MER-1","offers":[{"total":""", context.RequestAborted);
        }
        else if (faults.IsOn(Fault.Oversized))
        {
            await OversizedAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>Answers nothing until the caller has gone.</summary>
    public static async Task HangAsync(HttpContext context, Traffic traffic)
    {
        try
        {
            await traffic.HangAsync(context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static async Task OversizedAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        var piece = new byte[64 * 1024];
        piece.AsSpan().Fill((byte)' ');
        for (var written = 0; written < OversizedBytes && !context.RequestAborted.IsCancellationRequested; written += piece.Length)
        {
            var flushed = await context.Response.BodyWriter.WriteAsync(piece, context.RequestAborted);
            if (flushed.IsCompleted)
            {
                return;
            }
        }
    }
}
