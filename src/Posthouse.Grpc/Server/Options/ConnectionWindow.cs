using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Posthouse.Grpc.Server;

/// <summary>
/// Gives a connection of HTTP/2 a window in which every stream has room for its own, so that calls whose handlers do not read hold up no other. With Kestrel's default two of them do: it
/// gives the room of a connection back when the handler has read, and not when the bytes have come.
/// </summary>
internal sealed class ConnectionWindow : IPostConfigureOptions<KestrelServerOptions>
{
    public void PostConfigure(string? name, KestrelServerOptions options)
    {
        var http2 = options.Limits.Http2;
        var needed = Math.Min((long)http2.MaxStreamsPerConnection * http2.InitialStreamWindowSize, int.MaxValue);
        http2.InitialConnectionWindowSize = Math.Max(http2.InitialConnectionWindowSize, (int)needed);
    }
}
