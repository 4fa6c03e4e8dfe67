namespace Grpc.Core;

/// <summary>The outcome of a call. The numbers are those on the wire.</summary>
public enum StatusCode
{
    /// <summary>Success.</summary>
    OK = 0,

    /// <summary>The call was given up, as a rule by its caller.</summary>
    Cancelled = 1,

    /// <summary>An error that nothing more is known about.</summary>
    Unknown = 2,

    /// <summary>The request is wrong whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>Time ran out before the call was finished; its effect may have happened.</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>What was to be created is already there.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known but may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota, a limit or a resource is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the call needs; repeating it does not help until that changes.</summary>
    FailedPrecondition = 9,

    /// <summary>The call lost a race; the caller may start the whole operation again.</summary>
    Aborted = 10,

    /// <summary>Beyond the valid range as it is now, such as reading past the end.</summary>
    OutOfRange = 11,

    /// <summary>The method does not exist here.</summary>
    Unimplemented = 12,

    /// <summary>An invariant is broken.</summary>
    Internal = 13,

    /// <summary>The service cannot be reached now; the call may be repeated.</summary>
    Unavailable = 14,

    /// <summary>Data is lost or corrupted beyond repair.</summary>
    DataLoss = 15,

    /// <summary>The caller has not proved who it is.</summary>
    Unauthenticated = 16,
}
