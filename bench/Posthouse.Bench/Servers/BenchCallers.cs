using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Security;

namespace Posthouse.Bench.Servers;

/// <summary>Who calls: whoever the token proves, as in a real process.</summary>
/// <param name="tokens">Verifies the tokens.</param>
internal sealed class BenchCallers(CallerTokens tokens) : ICallerResolver
{
    public CallOrigin Resolve(ServerCallContext context) =>
        tokens.TryVerify(context.GetHttpContext().Request.Headers[CallerTokens.MetadataKey], out var claims)
            ? new CallOrigin(claims.Caller, PublicOnly: false)
            : new CallOrigin(Caller.Outside, PublicOnly: true);
}
