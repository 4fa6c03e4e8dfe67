using Grpc.Core;

namespace Posthouse.Calls;

/// <summary>Status OUT_OF_RANGE. A value is beyond what exists at present, such as a page after the last; unlike INVALID_ARGUMENT it may be right later.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class OutOfRangeException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.OutOfRange, message, reason, metadata, innerException);

/// <summary>Status NOT_FOUND. What was asked for does not exist, or the caller may not know that it does.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class NotFoundException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.NotFound, message, reason, metadata, innerException);

/// <summary>Status ALREADY_EXISTS. What was to be created exists already.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class AlreadyExistsException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.AlreadyExists, message, reason, metadata, innerException);

/// <summary>Status UNAUTHENTICATED. The caller has not proven who it is.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class UnauthenticatedException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.Unauthenticated, message, reason, metadata, innerException);

/// <summary>Status PERMISSION_DENIED. The caller is known and may not do this.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class PermissionDeniedException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.PermissionDenied, message, reason, metadata, innerException);

/// <summary>Status UNIMPLEMENTED. The method is not served here.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class UnimplementedException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.Unimplemented, message, reason, metadata, innerException);
