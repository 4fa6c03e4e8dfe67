using System.Net;
using Grpc.Core;
using Posthouse.Security;

namespace Posthouse.Calls;

/// <summary>Tells a service method who calls it.</summary>
public static class CallerExtensions
{
    private static readonly object Key = new();

    /// <summary>Who makes the call, as the call pipeline has established it; <see cref="Caller.Outside"/> where no pipeline ran, as in a unit test.</summary>
    /// <param name="context">The call.</param>
    public static Caller GetCaller(this ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.AuthContext is CallerIdentity identity)
        {
            return identity.Caller;
        }

        return context.UserState.TryGetValue(Key, out var caller) ? (Caller)caller : Caller.Outside;
    }

    /// <summary>
    /// The IP address from which a person or program outside calls, as the front door saw it, in every topology the same; behind a proxy it is the proxy's.
    /// <see langword="null"/> when a component calls, or when it is not known.
    /// </summary>
    /// <param name="context">The call.</param>
    public static IPAddress? GetOutsideAddress(this ServerCallContext context) => context.GetCaller().IsComponent ? null : OutsideAddress.Of(context);

    // In process the call carries its caller already; a dictionary for each call would cost more than the rest of the pipeline.
    internal static void SetCaller(this ServerCallContext context, Caller caller)
    {
        if (context.AuthContext is not CallerIdentity)
        {
            context.UserState[Key] = caller;
        }
    }
}
