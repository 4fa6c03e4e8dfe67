using System.Collections.Immutable;

namespace Bank.Books;

/// <summary>Where the merchant wants to hear what happens.</summary>
public sealed record WebhookEndpoint : Entry
{
    public required string Url { get; init; }

    public required string Secret { get; init; }

    public required ImmutableArray<string> EnabledEvents { get; init; }

    public string? Description { get; init; }

    public string? ApiVersion { get; init; }

    public bool Deleted { get; init; }

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool Wants(string type) => !Deleted && (EnabledEvents.Contains("*") || EnabledEvents.Contains(type));
}

/// <summary>Something that happened, with the object as it was then.</summary>
public sealed record BankEvent : Entry
{
    public required string Type { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>The object, as JSON.</summary>
    public required string Snapshot { get; init; }

    public string? RequestId { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>One event on its way to one endpoint.</summary>
public sealed record Delivery : Entry
{
    public const string Waiting = "waiting";
    public const string Delivered = "delivered";
    public const string Lost = "lost";
    public const string GivenUp = "given up";

    public required string EventId { get; init; }

    public required string EndpointId { get; init; }

    public required string Status { get; init; }

    public int Attempts { get; init; }

    /// <summary>When to try next, in milliseconds since 1970 on the machine's clock.</summary>
    public long DueAt { get; init; }

    public bool Reordered { get; init; }

    public string? LastAnswer { get; init; }
}

/// <summary>The answer that was given under an idempotency key; the key is the id.</summary>
public sealed record Replay : Entry
{
    public required string Path { get; init; }

    public required string ParametersHash { get; init; }

    public required int Status { get; init; }

    public required string Body { get; init; }

    public required string RequestId { get; init; }
}
