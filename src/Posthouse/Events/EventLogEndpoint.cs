using Grpc.Core;
using Posthouse.Contracts.Events.V1;

namespace Posthouse.Events;

/// <summary>Serves the facts of the publishing components of this process.</summary>
/// <param name="logs">The logs.</param>
/// <param name="options">Page size and polling.</param>
/// <param name="clock">Paces the polling.</param>
public sealed class EventLogEndpoint(PublishedLogs logs, EventLogOptions options, TimeProvider clock) : EventLogService.EventLogServiceBase
{
    /// <inheritdoc/>
    public override Task Read(ReadRequest request, IServerStreamWriter<ReadResponse> responseStream, ServerCallContext context)
    {
        _ = (logs, options, clock);
        throw new NotSupportedException();
    }
}
