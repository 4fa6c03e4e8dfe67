using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Posthouse.Hosting.OnePort;

/// <summary>Lets Kestrel listen on a <see cref="Http2Handover"/> as it does on a socket.</summary>
internal sealed class HandoverListeners : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    public bool CanBind(EndPoint endpoint) => endpoint is Http2Handover;

    ValueTask<IConnectionListener> IConnectionListenerFactory.BindAsync(EndPoint endpoint, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IConnectionListener>(new HandoverListener((Http2Handover)endpoint));

    private sealed class HandoverListener(Http2Handover handover) : IConnectionListener
    {
        public EndPoint EndPoint => handover;

        ValueTask<ConnectionContext?> IConnectionListener.AcceptAsync(CancellationToken cancellationToken) => handover.AcceptAsync(cancellationToken);

        ValueTask IConnectionListener.UnbindAsync(CancellationToken cancellationToken)
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
