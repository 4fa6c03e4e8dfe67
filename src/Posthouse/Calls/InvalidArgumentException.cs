using Grpc.Core;

namespace Posthouse.Calls;

/// <summary>Status INVALID_ARGUMENT. The request makes no sense, whatever the state of the system: repair it before sending it again.</summary>
public sealed class InvalidArgumentException : StatusException
{
    /// <summary>Refuses a request as a whole.</summary>
    /// <param name="message">What is wrong and what to do, for people; sent to the caller.</param>
    /// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text.</param>
    /// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
    /// <param name="innerException">What led to it; stays here.</param>
    public InvalidArgumentException(
        string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
        : base(StatusCode.InvalidArgument, message, reason, metadata, innerException) => FieldViolations = [];

    /// <summary>Refuses fields of a request, all at once; the reason is <see cref="CallReasons.InvalidRequest"/>.</summary>
    /// <param name="violations">Every field that breaks a rule; at least one.</param>
    public InvalidArgumentException(IReadOnlyList<FieldViolation> violations)
        : base(StatusCode.InvalidArgument, Summarise(violations), CallReasons.InvalidRequest, metadata: null, innerException: null)
    {
        FieldViolations = violations;
        Domain = CallReasons.Domain;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FieldViolation> FieldViolations { get; }

    private static string Summarise(IReadOnlyList<FieldViolation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return violations.Count switch
        {
            0 => throw new ArgumentException("Name at least one field that breaks a rule.", nameof(violations)),
            1 => $"{violations[0].Field}: {violations[0].Description}",
            var count => $"{violations[0].Field}: {violations[0].Description} ({count - 1} more in the details)",
        };
    }
}
