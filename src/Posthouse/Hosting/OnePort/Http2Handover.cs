using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace Posthouse.Hosting.OnePort;

/// <summary>
/// Where connections arrive that turned out to speak HTTP/2: an endpoint without an address of its own. Kestrel decides between HTTP/1.1 and HTTP/2 by TLS alone, so
/// on a plaintext port somebody else must look first and hand over.
/// </summary>
internal sealed class Http2Handover : EndPoint
{
    private readonly Channel<ConnectionContext> _connections = Channel.CreateUnbounded<ConnectionContext>();

    /// <summary>Takes a connection over.</summary>
    /// <returns>False when the endpoint is closed.</returns>
    public bool TryTake(ConnectionContext connection) => _connections.Writer.TryWrite(connection);

    /// <summary>The next connection; null when the endpoint is closed.</summary>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken)
    {
        while (await _connections.Reader.WaitToReadAsync(cancellationToken))
        {
            if (_connections.Reader.TryRead(out var connection))
            {
                return connection;
            }
        }

        return null;
    }

    /// <summary>Takes no more connections.</summary>
    public void Close() => _connections.Writer.TryComplete();

    /// <inheritdoc/>
    public override string ToString() => "HTTP/2 without TLS";
}
