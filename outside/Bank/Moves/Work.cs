using Bank.Books;
using Bank.Protocol;

namespace Bank.Moves;

/// <summary>What asked for a change; both empty when a person or the clock did.</summary>
internal sealed record Origin(string? RequestId, string? IdempotencyKey)
{
    public static Origin Bank { get; } = new(null, null);
}

/// <summary>One change with its time, and the news that it makes.</summary>
internal sealed class Work(Change books, BankClock clock, string address, Origin origin)
{
    public Change Books => books;

    public long Now { get; } = clock.Now(books);

    public Forms Forms { get; } = new(books, address);

    public Switches Switches => books.Get<Switches>(global::Bank.Books.Switches.TheOne);

    /// <summary>Writes down what happened, with the object as it is now, and sends it on its way to everybody who wants it.</summary>
    public void Announce(string type, Entry entry)
    {
        var happened = books.Keep(new BankEvent
        {
            Id = Ids.New("evt"),
            Created = Now,
            Type = type,
            ApiVersion = Forms.ApiVersion,
            Snapshot = Forms.Of(entry, Expansion.None).ToJsonString(),
            RequestId = origin.RequestId,
            IdempotencyKey = origin.IdempotencyKey,
        });
        foreach (var endpoint in books.Open<WebhookEndpoint>().Where(endpoint => endpoint.Wants(type)))
        {
            Send(happened, endpoint);
        }
    }

    private void Send(BankEvent happened, WebhookEndpoint endpoint)
    {
        var fault = Switches.Webhooks;
        var due = clock.MachineMilliseconds;
        var delivery = new Delivery { Id = "", Created = Now, EventId = happened.Id, EndpointId = endpoint.Id, Status = Delivery.Waiting, DueAt = due };
        delivery = fault.Mode switch
        {
            WebhookFault.Lost => delivery with { Status = Delivery.Lost },
            WebhookFault.Late => delivery with { DueAt = due + (fault.Seconds * 1000L) },
            WebhookFault.Reordered => delivery with { DueAt = BeforeTheOthers(endpoint, due + (fault.Seconds * 1000L)), Reordered = true },
            _ => delivery,
        };
        for (var copy = 0; copy < (fault.Mode == WebhookFault.Duplicate ? fault.Copies : 1); copy++)
        {
            books.Keep(delivery with { Id = Ids.New("del") });
        }
    }

    private long BeforeTheOthers(WebhookEndpoint endpoint, long latest) => books.Open<Delivery>()
        .Where(other => other is { Reordered: true, Attempts: 0 } && other.EndpointId == endpoint.Id)
        .Select(other => other.DueAt - 100)
        .Append(latest)
        .Min();
}
