using System.Collections.Immutable;
using Grpc.Core;

namespace Posthouse.Calls;

/// <summary>
/// An error with a gRPC status, thrown anywhere below a service method; the call pipeline turns it into that status, with
/// <c>google.rpc.ErrorInfo</c> when it has a reason. There is one class per status.
/// </summary>
public abstract class StatusException : Exception
{
    private protected StatusException(
        StatusCode statusCode,
        string message,
        Reason reason,
        IReadOnlyDictionary<string, string>? metadata,
        Exception? innerException)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        Reason = reason;
        Metadata = metadata ?? ImmutableDictionary<string, string>.Empty;
    }

    /// <summary>The status code that the caller gets.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>The stable reason, for programs.</summary>
    public Reason Reason { get; }

    /// <summary>Whose reason it is; <see langword="null"/> stands for the package of the contract that is being served.</summary>
    public string? Domain { get; init; }

    /// <summary>Facts that go with the reason, such as the price that holds now; sent to the caller.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The fields that break a rule; empty for most errors.</summary>
    public virtual IReadOnlyList<FieldViolation> FieldViolations => [];
}
