using Grpc.Core;
using Posthouse.Contracts.Events.V1;

namespace Posthouse.Tests.Events;

/// <summary>Asks for a client anew at every read, as a channel finds another replica.</summary>
internal sealed class ReconnectingClient(Func<EventLogService.EventLogServiceClient> next) : EventLogService.EventLogServiceClient
{
    public override AsyncServerStreamingCall<ReadResponse> Read(ReadRequest request, CallOptions options) => next().Read(request, options);

    public override AsyncServerStreamingCall<ReadResponse> Read(
        ReadRequest request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) =>
        next().Read(request, headers, deadline, cancellationToken);
}
