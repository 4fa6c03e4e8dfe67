namespace Posthouse.Calls;

/// <summary>The reasons that the chassis itself gives, in the domain <see cref="Domain"/>.</summary>
public static class CallReasons
{
    /// <summary>The domain of these reasons in <c>google.rpc.ErrorInfo</c>.</summary>
    public const string Domain = "posthouse";

    /// <summary>INVALID_ARGUMENT: fields break rules; <c>google.rpc.BadRequest</c> lists all of them.</summary>
    public const string InvalidRequest = "INVALID_REQUEST";

    /// <summary>INVALID_ARGUMENT: the method takes effect once for each idempotency key, and the call carries none.</summary>
    public const string IdempotencyKeyMissing = "IDEMPOTENCY_KEY_MISSING";

    /// <summary>INVALID_ARGUMENT: the idempotency key is not 1 to 255 printable ASCII characters.</summary>
    public const string IdempotencyKeyInvalid = "IDEMPOTENCY_KEY_INVALID";

    /// <summary>PERMISSION_DENIED: the calling component has not declared the call.</summary>
    public const string UndeclaredCall = "UNDECLARED_CALL";

    /// <summary>UNAUTHENTICATED: the method is not for outsiders.</summary>
    public const string NoCaller = "NO_CALLER";

    /// <summary>UNAUTHENTICATED: the method needs a signed-in person for whom it is called.</summary>
    public const string NoUser = "NO_USER";

    /// <summary>UNAUTHENTICATED: the caller's proof of identity is forged or has expired.</summary>
    public const string InvalidCaller = "INVALID_CALLER";

    /// <summary>UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED or CANCELLED: the service that was called is fine, one that it calls ended so.</summary>
    public const string CalleeFailed = "CALLEE_FAILED";

    /// <summary>UNKNOWN: an exception that nobody handled; the service's log has it.</summary>
    public const string UnhandledException = "UNHANDLED_EXCEPTION";
}
