using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Events.V1;
using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>Serves the facts of the publishing components of this process.</summary>
/// <param name="logs">The logs.</param>
/// <param name="options">Page size and polling.</param>
/// <param name="clock">Paces the polling.</param>
public sealed class EventLogEndpoint(PublishedLogs logs, EventLogOptions options, TimeProvider clock) : EventLogService.EventLogServiceBase
{
    /// <inheritdoc/>
    public override async Task Read(ReadRequest request, IServerStreamWriter<ReadResponse> responseStream, ServerCallContext context)
    {
        var log = logs.Find(request.Publisher)
            ?? throw new NotFoundException($"No component named {request.Publisher} publishes here.", EventLogReasons.UnknownPublisher) { Domain = CallReasons.Domain };
        if (!logs.MayFollow(context, request.Publisher, request.Types_))
        {
            throw new PermissionDeniedException(
                $"The caller does not declare that it follows all of {string.Join(", ", request.Types_)}: add .Follows<…>() to its Define.",
                EventLogReasons.UndeclaredFollow)
            { Domain = CallReasons.Domain };
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, logs.Stopping);
        try
        {
            await TailAsync(log, request, responseStream, ending.Token);
        }
        catch (OperationCanceledException) when (logs.Stopping.IsCancellationRequested)
        {
            throw new UnavailableException($"The process that publishes {request.Publisher} is stopping: read on from the last position elsewhere.");
        }
    }

    private async Task TailAsync(Database log, ReadRequest request, IServerStreamWriter<ReadResponse> stream, CancellationToken ending)
    {
        var told = -1L;
        for (var after = request.After; ;)
        {
            var written = log.FactsCommitted.Next;
            var page = await LogPage.ReadAsync(log, request, after, options.PageSize, ending);
            if (page.Head < after)
            {
                throw new OutOfRangeException(
                    $"The log of {request.Publisher} ends at {page.Head}, before {after}: it was replaced by an older copy. Reset the cursor.",
                    EventLogReasons.PositionAfterHead)
                { Domain = CallReasons.Domain };
            }

            foreach (var fact in page.Facts)
            {
                await stream.WriteAsync(new ReadResponse { Event = fact.ToEvent(), Position = fact.Position, Head = page.Head }, ending);
                told = fact.Position;
            }

            after = page.Position;
            if (after != told)
            {
                await stream.WriteAsync(new ReadResponse { Position = after, Head = page.Head }, ending);
                told = after;
            }

            if (after == page.Head)
            {
                await Waiting.ForAsync(written, options.PollInterval, clock, ending);
            }
        }
    }
}
