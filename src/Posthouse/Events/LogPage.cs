using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Posthouse.Contracts.Events.V1;
using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>The next facts of a log after a position.</summary>
/// <param name="Facts">Facts of the types asked for, oldest first.</param>
/// <param name="Position">How far the log was read, inclusive.</param>
/// <param name="Head">The newest position of the log.</param>
internal sealed record LogPage(IReadOnlyList<LogPage.Row> Facts, long Position, long Head)
{
    public static Task<LogPage> ReadAsync(Database log, ReadRequest request, long after, int size, CancellationToken cancellationToken) => log.ReadAsync(
        async reader =>
        {
            var head = await reader.QuerySingleAsync<long>("select coalesce(max(position), 0) from posthouse_events");
            if (head <= after)
            {
                return new LogPage([], after, head);
            }

            var rows = await reader.QueryAsync<Row>(
                "select position, type, payload, occurred_at, traceparent from posthouse_events where position > @after and type in @types order by position limit @size",
                new { after, types = request.Types_, size });
            return new LogPage(rows, rows.Count == size ? rows[^1].Position : head, head);
        },
        cancellationToken);

    internal sealed record Row(long Position, string Type, byte[] Payload, DateTimeOffset OccurredAt, string Traceparent)
    {
        public Event ToEvent() => new()
        {
            Position = Position,
            Type = Type,
            Payload = UnsafeByteOperations.UnsafeWrap(Payload),
            OccurredAt = OccurredAt.ToTimestamp(),
            Traceparent = Traceparent,
        };
    }
}
