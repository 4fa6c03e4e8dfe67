using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Security;

/// <summary>
/// Whence somebody outside calls. The front door notes it on the call, in place of whatever the request says, and it travels to the component in whichever process that
/// runs, where the peer is the front door.
/// </summary>
internal static class OutsideAddress
{
    /// <summary>Metadata key (and HTTP header) that carries the address.</summary>
    public const string MetadataKey = "posthouse-from";

    /// <summary>Notes on a request whence it comes.</summary>
    public static void Note(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is { } address)
        {
            context.Request.Headers[MetadataKey] = Plain(address).ToString();
        }
    }

    /// <summary>The address on a call; else that of its peer.</summary>
    public static IPAddress? Of(ServerCallContext context)
    {
        if (IPAddress.TryParse(context.RequestHeaders.GetValue(MetadataKey), out var noted))
        {
            return noted;
        }

        var peer = context.Peer ?? "";
        return IPEndPoint.TryParse(peer[(peer.IndexOf(':', StringComparison.Ordinal) + 1)..], out var connected) ? Plain(connected.Address) : null;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
