using Grpc.Core;
using Posthouse.Security;

namespace Posthouse.Calls;

/// <summary>Tells where a call comes from: the object handed over in process, or what a token between processes proves.</summary>
public interface ICallerResolver
{
    /// <summary>Finds out who makes a call, and on which kind of listener it came in.</summary>
    /// <param name="context">The call.</param>
    /// <exception cref="UnauthenticatedException">The call carries a proof of identity that is forged or has expired.</exception>
    CallOrigin Resolve(ServerCallContext context);
}

/// <summary>Where a call comes from.</summary>
/// <param name="Caller">Who makes it.</param>
/// <param name="PublicOnly">Whether it came in where only methods with public access are served; all others are then answered as if they did not exist.</param>
public readonly record struct CallOrigin(Caller Caller, bool PublicOnly)
{
    /// <summary>
    /// Whether it came in through the front door, as only the public process can say: then methods for components are answered as if they did not exist, and
    /// those for users are open to people whom the front door has recognised. Default: no.
    /// </summary>
    public bool FromOutside { get; init; }
}
