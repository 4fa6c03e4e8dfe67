using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Posthouse.Grpc.Server;

/// <summary>
/// Reads octets of a header that are no UTF-8 as replacement characters. HTTP allows them (RFC 9110 section 5.5), and Kestrel would take them for an error of the connection and end every
/// call on it, those of other people behind one proxy included.
/// </summary>
internal sealed class HeaderText : IPostConfigureOptions<KestrelServerOptions>
{
    // What every call brings and its sender's library writes: Kestrel reads it faster by itself.
    private static readonly FrozenSet<string> Written = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ":authority", ":method", ":path", ":scheme", "accept-encoding", "content-length", "content-type", "grpc-accept-encoding", "grpc-encoding", "grpc-timeout", "host", "te");

    private static readonly UTF8Encoding Replacing = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    public void PostConfigure(string? name, KestrelServerOptions options)
    {
        var configured = options.RequestHeaderEncodingSelector;
        options.RequestHeaderEncodingSelector = header => configured(header) ?? (Written.Contains(header) ? null : Replacing);
    }
}
