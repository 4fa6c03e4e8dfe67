using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Posthouse.Grpc.Server;

/// <summary>
/// Lets one header be as long as Kestrel lets all of them be before it gives up the connection, twice their limit: so that a long header is refused as many short
/// ones are, with HTTP status 431 for its own call, and the other calls on the connection go on.
/// </summary>
internal sealed class HeaderFieldLimit : IPostConfigureOptions<KestrelServerOptions>
{
    public void PostConfigure(string? name, KestrelServerOptions options)
    {
        var limits = options.Limits;
        limits.Http2.MaxRequestHeaderFieldSize = Math.Max(limits.Http2.MaxRequestHeaderFieldSize, 2 * limits.MaxRequestHeadersTotalSize);
    }
}
