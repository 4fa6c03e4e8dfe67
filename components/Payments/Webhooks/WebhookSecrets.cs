using Posthouse.Storage;

namespace Posthouse.Payments.Webhooks;

/// <summary>The secrets under which the bank may sign: the configured ones, or those that it gave when our address was registered. An old one counts until the bank no longer uses it.</summary>
internal sealed class WebhookSecrets(Database database, PaymentsOptions options)
{
    /// <summary>Whether secrets are configured; then the address is registered by a person at the bank.</summary>
    public bool AreConfigured => options.WebhookSecret.Length > 0;

    public async Task<IReadOnlyCollection<string>> AllAsync(CancellationToken cancellationToken) => AreConfigured
        ? options.WebhookSecret.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : await database.ReadAsync(reader => reader.QueryAsync<string>("select secret from bank_endpoints where retired_at is null"), cancellationToken);
}
