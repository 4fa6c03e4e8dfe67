using System.Text;
using Grpc.Core;
using HotelBooking.Reservations.Keys;
using Posthouse.Calls;
using Posthouse.Security;

namespace HotelBooking.Reservations.Holds;

/// <summary>
/// Who holds rooms: the signed-in person; else the visitor whom the calling component names in the metadata <c>visitor</c>; else, for callers from outside, their
/// address. A component that names nobody is trusted to bound its visitors itself.
/// </summary>
internal sealed record Holder(UserId? User, string? Key)
{
    /// <summary>The metadata key by which a component tells its visitors apart: up to 100 characters that say nothing about a person.</summary>
    public const string VisitorKey = "visitor";

    private const int Longest = 100;

    public static Holder Of(ServerCallContext context)
    {
        var caller = context.GetCaller();
        if (caller.UserId is { } user)
        {
            return new Holder(user, $"user {user}");
        }

        if (!caller.IsComponent)
        {
            return new Holder(null, $"peer {AddressOf(context.Peer)}");
        }

        return context.RequestHeaders.GetValue(VisitorKey) is { Length: > 0 and <= Longest } visitor ? new Holder(null, $"visitor {visitor}") : new Holder(null, null);
    }

    /// <summary>What the database keeps: the same for the same holder, and nothing that names one.</summary>
    public string? KeptAs(SecretKeys.KeyRing keys) => Key is null ? null : Convert.ToHexStringLower(keys.Sign("holder", Encoding.UTF8.GetBytes(Key)));

    // The port changes with every connection.
    private static string AddressOf(string peer)
    {
        var colon = peer.LastIndexOf(':');
        return colon > 0 ? peer[..colon] : peer;
    }
}
