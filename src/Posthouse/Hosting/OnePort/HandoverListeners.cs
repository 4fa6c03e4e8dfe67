using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Posthouse.Hosting.OnePort;

/// <summary>Lets Kestrel listen on a <see cref="Http2Handover"/> as it does on a socket.</summary>
internal sealed class HandoverListeners : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    public bool CanBind(EndPoint endpoint) => endpoint is Http2Handover;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(new HandoverListener((Http2Handover)endpoint));

    private sealed class HandoverListener(Http2Handover handover) : IConnectionListener
    {
        public EndPoint EndPoint => handover;

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => handover.AcceptAsync(cancellationToken);

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            handover.Close();
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            handover.Close();
            return ValueTask.CompletedTask;
        }
    }
}
