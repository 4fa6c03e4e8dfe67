using Grpc.Core;

namespace Posthouse.Calls;

/// <summary>The refusals that are given in more than one place, in the same words everywhere.</summary>
internal static class Refusals
{
    /// <summary>A component calls what it has not declared: refused before the call leaves, and again where it arrives.</summary>
    public static PermissionDeniedException UndeclaredCall(string caller, string service) =>
        new(
            $"{caller} has not declared that it calls {service}: add .Calls<…>() with its client to {caller}Component.",
            CallReasons.UndeclaredCall,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["caller"] = caller, ["service"] = service })
        { Domain = CallReasons.Domain };

    /// <summary>The same, as the failed call that the caller sees. It is no failure that a handler may let through to its own caller.</summary>
    public static RpcException UndeclaredCallFailure(string caller, string service)
    {
        var refusal = ExceptionTranslator.ToRpcException(UndeclaredCall(caller, service), CallReasons.Domain);
        CalleeFailures.Mark(refusal, service);
        return refusal;
    }

    public static UnauthenticatedException NoCaller(string method) =>
        new($"{method} is not for callers from outside.", CallReasons.NoCaller) { Domain = CallReasons.Domain };

    public static UnauthenticatedException NoUser(string method) =>
        new($"{method} is for people who have signed in.", CallReasons.NoUser) { Domain = CallReasons.Domain };

    public static UnimplementedException NotServedHere(string path) => new($"Method {path} is not implemented.");

    public static DeadlineExceededException TooLate() => new("The call's deadline had passed before it was begun.");
}
