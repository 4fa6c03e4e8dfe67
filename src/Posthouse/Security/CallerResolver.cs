using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Hosting;
using Posthouse.Grpc.Local;

namespace Posthouse.Security;

/// <summary>
/// Tells where a call comes from. In process the caller is an object; on the inner listener it is what the token proves; on every other
/// listener it is somebody outside, whatever the request says: on the public one with the person whom the front door has recognised.
/// </summary>
internal sealed class CallerResolver(CallerTokens tokens) : ICallerResolver
{
    /// <summary>A component as the local caller of services in its own process.</summary>
    public static LocalCaller Local(Caller caller) => new(caller.ToString()) { Authentication = new CallerIdentity(caller), MaxReceiveMessageSize = MessageLimits.Largest };

    public CallOrigin Resolve(ServerCallContext context)
    {
        if (context.AuthContext is CallerIdentity identity)
        {
            return Proven(identity.Caller);
        }

        var http = context.GetHttpContext();
        var listener = http.Features.Get<Listener>();
        if (listener == Listener.Public)
        {
            return Proven(Caller.Outside.For(http.Features.Get<SignedInUser>()?.Id));
        }

        if (listener != Listener.Inner)
        {
            return new CallOrigin(Caller.Outside, PublicOnly: true);
        }

        var token = http.Request.Headers[CallerTokens.MetadataKey];
        if (token.Count == 0)
        {
            return new CallOrigin(Caller.Outside, PublicOnly: false);
        }

        return tokens.TryVerify(token, out var claims)
            ? Proven(claims.Caller)
            : throw new UnauthenticatedException("The caller's token is forged or has expired.", CallReasons.InvalidCaller) { Domain = CallReasons.Domain };
    }

    // Only the public process speaks for somebody who is no component: it passes on a call from outside.
    private static CallOrigin Proven(Caller caller) => new(caller, PublicOnly: false) { FromOutside = !caller.IsComponent };
}
