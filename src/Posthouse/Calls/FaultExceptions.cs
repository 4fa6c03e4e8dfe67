using Grpc.Core;

namespace Posthouse.Calls;

/// <summary>Status INTERNAL. Something that must always hold does not: a defect of the service. Logged as an error.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class InternalException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.Internal, message, reason, metadata, innerException);

/// <summary>Status DATA_LOSS. Data is lost or damaged beyond repair. Logged as an error.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class DataLossException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.DataLoss, message, reason, metadata, innerException);

/// <summary>Status UNKNOWN. An error without a better status. Logged as an error.</summary>
/// <param name="message">What happened and what to do, for people; sent to the caller.</param>
/// <param name="reason">The stable reason, for programs: a value of the contract's reason enum, or a text such as <c>SOLD_OUT</c>.</param>
/// <param name="metadata">Facts that go with the reason; sent to the caller.</param>
/// <param name="innerException">What led to it; stays here.</param>
public sealed class UnknownException(
    string message, Reason reason = default, IReadOnlyDictionary<string, string>? metadata = null, Exception? innerException = null)
    : StatusException(StatusCode.Unknown, message, reason, metadata, innerException);
