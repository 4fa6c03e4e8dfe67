using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Posthouse.Rest.Problems;

/// <summary>Turns the status of a failed call, with its details, into a problem.</summary>
internal sealed class ProblemReader(ReasonTable reasons, Func<RpcException, RpcException> told)
{
    private const int StatusOfUnavailable = 503;

    // Who is not there for the moment is mostly back within seconds.
    private const int ShortWhile = 2;

    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>Reads the failure of a call whose request is of a type: fields are named as the client has sent them.</summary>
    public Problem Read(RpcException failure, MessageDescriptor request)
    {
        failure = told(failure);
        var details = DetailsOf(failure);
        var error = Detail<ErrorInfo>(details);
        var known = error is null ? null : reasons.Find(error.Domain, error.Type);
        var status = known?.HttpStatus ?? HttpStatuses.Of(failure.StatusCode);
        ImmutableArray<Violation> violations = [.. (Detail<BadRequest>(details)?.FieldViolations ?? []).Select(violation => new Violation(FieldNames.InJson(request, violation.Field), violation.Description))];
        return new Problem(status, failure.StatusCode, error?.Type == Refusals.InvalidRequest && !violations.IsEmpty ? Refusals.Summary(violations) : failure.Status.Detail)
        {
            Reason = string.IsNullOrEmpty(error?.Type) ? null : error.Type,
            Title = known?.Title,
            Violations = violations,
            RetryAfterSeconds = Detail<RetryInfo>(details)?.RetryDelay is { } delay ? SecondsOf(delay) : status == StatusOfUnavailable ? ShortWhile : null,
        };
    }

    private static int SecondsOf(Duration delay) => (int)Math.Clamp(delay.Seconds + (delay.Nanos > 0 ? 1 : 0), 0, int.MaxValue);

    private static RpcStatus? DetailsOf(RpcException failure)
    {
        try
        {
            return failure.Trailers.GetValueBytes(DetailsTrailer) is { } bytes ? RpcStatus.Parser.ParseFrom(bytes) : null;
        }
        catch (InvalidProtocolBufferException)
        {
            // Details are an extra that anybody may fill; the status itself still stands.
            return null;
        }
    }

    private static T? Detail<T>(RpcStatus? status)
        where T : class, IMessage<T>, new()
    {
        try
        {
            return status?.Details.Select(static any => any.TryUnpack<T>(out var detail) ? detail : null).FirstOrDefault(static detail => detail is not null);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
