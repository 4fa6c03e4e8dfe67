using Grpc.Core;

namespace Posthouse.Calls;

/// <summary>Status FAILED_PRECONDITION. The state of the system does not allow it, and repeating the call alone does not help: sold out, price changed, card declined.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class FailedPreconditionException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.FailedPrecondition, message, reason, metadata, innerException);

/// <summary>Status ABORTED. Two changes got in each other's way; repeat the whole read and write.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class AbortedException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.Aborted, message, reason, metadata, innerException);

/// <summary>Status RESOURCE_EXHAUSTED. A quota or a capacity is used up; repeat later.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class ResourceExhaustedException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.ResourceExhausted, message, reason, metadata, innerException);

/// <summary>Status UNAVAILABLE. The service cannot answer at the moment; repeating the same call later may succeed.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class UnavailableException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.Unavailable, message, reason, metadata, innerException);

/// <summary>Status CANCELLED. The work was given up on request.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class CancelledException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.Cancelled, message, reason, metadata, innerException);

/// <summary>Status DEADLINE_EXCEEDED. The time given to the call was over before it was done.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class DeadlineExceededException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.DeadlineExceeded, message, reason, metadata, innerException);
