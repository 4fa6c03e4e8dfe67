using Microsoft.Extensions.Logging;
using Posthouse.Hosting;
using Posthouse.Jobs;
using Posthouse.Payments.Bank;
using Posthouse.Preparations;
using Posthouse.Storage;

namespace Posthouse.Payments.Webhooks;

/// <summary>Tell the bank where to send its messages, if it does not know.</summary>
internal sealed record RegisterWebhook(DateTimeOffset AskedAt);

/// <summary>Asks for <see cref="RegisterWebhook"/> at every start; the component is ready whether the bank answers or not.</summary>
internal sealed class WebhookPreparation(Database database, WebhookSecrets secrets, TimeProvider clock) : IPreparation
{
    public async Task PrepareAsync(PreparationProgress progress, CancellationToken cancellationToken)
    {
        if (!secrets.AreConfigured)
        {
            await database.WriteAsync(
                async transaction => await transaction.EnqueueAsync(new RegisterWebhook(clock.GetUtcNow()), new JobOptions { Key = "register", MaxAttempts = 1_000 }), cancellationToken);
        }
    }
}

/// <summary>Does <see cref="RegisterWebhook"/>.</summary>
internal sealed class RegisterWebhookJob(Database database, BankDesk bank, PublicAddress address, TimeProvider clock, ILogger<RegisterWebhookJob> logger) : IJob<RegisterWebhook>
{
    private static readonly TimeSpan EventsAreKept = TimeSpan.FromDays(30);

    public async Task RunAsync(RegisterWebhook payload, JobContext context, CancellationToken cancellationToken)
    {
        var url = new Uri(await address.GetAsync(cancellationToken), BankMessages.Path);
        var known = await database.ReadAsync(
            reader => reader.QueryAsync<RegisteredAddress>("select id, url from bank_endpoints where retired_at is null order by created_at desc"), cancellationToken);
        var current = known.FirstOrDefault(endpoint => endpoint.Url == url.AbsoluteUri);
        if (current is not null && !await bank.IsRegisteredAsync(current.Id, cancellationToken))
        {
            current = null;
        }

        var made = current is null ? await bank.RegisterAsync(url, BankEvent.Types, $"webhook:{context.Id}", cancellationToken) : default((string Id, string Secret)?);
        foreach (var old in known.Where(endpoint => endpoint != current))
        {
            await bank.UnregisterAsync(old.Id, cancellationToken);
        }

        await context.CompleteAsync(transaction => KeepAsync(transaction, url, current?.Id, made), cancellationToken);
        if (made is { } endpoint)
        {
            Log.Registered(logger, url, endpoint.Id);
        }
    }

    private async ValueTask KeepAsync(Transaction transaction, Uri url, string? currentId, (string Id, string Secret)? made)
    {
        var now = clock.GetUtcNow();
        await transaction.ExecuteAsync("update bank_endpoints set retired_at = @now where retired_at is null and id <> @keep", new { now, keep = currentId ?? "" });
        if (made is { } endpoint)
        {
            await transaction.ExecuteAsync(
                "insert into bank_endpoints (id, url, secret, created_at) values (@Id, @url, @Secret, @now)", new { endpoint.Id, url = url.AbsoluteUri, endpoint.Secret, now });
        }

        await transaction.ExecuteAsync("delete from seen_events where seen_at < @since", new { since = now - EventsAreKept });
    }

    private sealed record RegisteredAddress(string Id, string Url);
}
