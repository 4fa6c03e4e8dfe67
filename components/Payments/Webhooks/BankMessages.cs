using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Posthouse.Payments.Books;
using Posthouse.Payments.Following;
using Posthouse.Storage;

namespace Posthouse.Payments.Webhooks;

/// <summary>
/// Takes the bank's messages. In one transaction the message's id is remembered and a job is enqueued that asks the bank how things stand: so a message may come
/// twice, late, or before its elder, and the answer never waits for the bank.
/// </summary>
internal sealed class BankMessages(Database database, WebhookSecrets secrets, PaymentsOptions options, TimeProvider clock, ILogger<BankMessages> logger)
{
    /// <summary>Path prefix of the surface.</summary>
    public const string Prefix = "/payments/webhooks";

    /// <summary>Where the bank sends its messages.</summary>
    public const string Path = $"{Prefix}/bank";

    private const int LongestBody = 512 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Path, (HttpContext http, BankMessages messages) => messages.TakeAsync(http));

    private async Task<IResult> TakeAsync(HttpContext http)
    {
        if (await ReadAsync(http.Request) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var signature = http.Request.Headers["Stripe-Signature"].ToString();
        var known = await secrets.AllAsync(http.RequestAborted);
        if (!WebhookSignature.IsValid(signature, body.Span, known, clock.GetUtcNow(), options.WebhookTolerance))
        {
            Log.BadSignature(logger);
            return Results.Text("The signature does not fit.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (BankEvent.Read(body) is not { } happened)
        {
            return Results.Text("This is no event.", statusCode: StatusCodes.Status400BadRequest);
        }

        var isNew = await RememberAsync(happened, http.RequestAborted);
        Log.Heard(logger, happened.Type, happened.Id, isNew);
        return Results.Json(new { received = true });
    }

    private Task<bool> RememberAsync(BankEvent happened, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var isNew = await transaction.ExecuteAsync(
                "insert into seen_events (id, type, seen_at) values (@Id, @Type, @now) on conflict do nothing", new { happened.Id, happened.Type, now = clock.GetUtcNow() }) == 1;
            if (!isNew || !BankEvent.Types.Contains(happened.Type, StringComparer.Ordinal))
            {
                return isNew;
            }

            if (happened.RefundId is { } refund && await transaction.FindRefundAsync(refund) is not null)
            {
                await transaction.FollowAsync(refund);
            }
            else if (await FindAsync(transaction, happened) is { } payment)
            {
                await transaction.FollowAsync(payment);
            }

            return isNew;
        },
        cancellationToken);

    private static async ValueTask<PaymentId?> FindAsync(Reader reader, BankEvent happened) => await reader.QueryFirstAsync<PaymentId?>(
        "select id from payments where id = @PaymentId or session_id = @SessionId or intent_id = @IntentId limit 1",
        new { happened.PaymentId, happened.SessionId, happened.IntentId });

    /// <returns><see langword="null"/> when the body is too long.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > LongestBody)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            await body.WriteAsync(buffer.AsMemory(0, read), request.HttpContext.RequestAborted);
            if (body.Length > LongestBody)
            {
                return null;
            }
        }

        return body.ToArray();
    }
}
