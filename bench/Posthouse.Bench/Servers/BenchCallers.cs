using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Grpc.Local;
using Posthouse.Security;

namespace Posthouse.Bench.Servers;

/// <summary>Who calls: in process an object, between processes whoever the token proves, as in a real process.</summary>
/// <param name="tokens">Verifies the tokens.</param>
internal sealed class BenchCallers(CallerTokens tokens) : ICallerResolver
{
    private static readonly object Key = new();

    public static LocalCaller Local(Caller caller) => new(caller.ToString()) { UserState = new Dictionary<object, object> { [Key] = caller } };

    public CallOrigin Resolve(ServerCallContext context)
    {
        if (context.IsLocal())
        {
            return new CallOrigin((Caller)context.UserState[Key], PublicOnly: false);
        }

        return tokens.TryVerify(context.GetHttpContext().Request.Headers[CallerTokens.MetadataKey], out var claims)
            ? new CallOrigin(claims.Caller, PublicOnly: false)
            : new CallOrigin(Caller.Outside, PublicOnly: true);
    }
}
