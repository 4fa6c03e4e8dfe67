using System.Net;
using System.Net.Sockets;
using System.Text;
using Grpc.Core;
using HotelBooking.Reservations.Keys;
using Posthouse.Calls;
using Posthouse.Security;

namespace HotelBooking.Reservations.Holds;

/// <summary>
/// Who holds rooms: the signed-in person; else the visitor whom the calling component names in the metadata <c>visitor</c>; else, for callers from outside, their
/// network. A component that names nobody is trusted to bound its visitors itself; so is whatever calls from this machine: a proxy there speaks for everybody.
/// </summary>
internal sealed record Holder(UserId? User, string? Key)
{
    /// <summary>The metadata key by which a component tells its visitors apart: up to 100 characters that say nothing about a person.</summary>
    public const string VisitorKey = "visitor";

    private const int Longest = 100;
    private const int NetworkBytes = 8;

    public static Holder Of(ServerCallContext context)
    {
        var caller = context.GetCaller();
        if (caller.UserId is { } user)
        {
            return new Holder(user, $"user {user}");
        }

        if (!caller.IsComponent)
        {
            return new Holder(null, NetworkOf(context.GetOutsideAddress()));
        }

        return context.RequestHeaders.GetValue(VisitorKey) is { Length: > 0 and <= Longest } visitor ? new Holder(null, $"visitor {visitor}") : new Holder(null, null);
    }

    /// <summary>What the database keeps: the same for the same holder, and nothing that names one.</summary>
    public string? KeptAs(SecretKeys.KeyRing keys) => Key is null ? null : Convert.ToHexStringLower(keys.Sign("holder", Encoding.UTF8.GetBytes(Key)));

    /// <summary>Who calls from an address: of IPv6 the /64 network, of which one visitor has every address (RFC 6177). <see langword="null"/>: nobody that could be told from others.</summary>
    internal static string? NetworkOf(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address))
        {
            return null;
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"network {new IPAddress([.. address.GetAddressBytes().AsSpan(0, NetworkBytes), .. new byte[NetworkBytes]])}"
            : $"network {address}";
    }
}
