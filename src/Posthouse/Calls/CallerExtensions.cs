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
        return context.UserState.TryGetValue(Key, out var caller) ? (Caller)caller : Caller.Outside;
    }

    internal static void SetCaller(this ServerCallContext context, Caller caller) => context.UserState[Key] = caller;
}
