using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Grpc.Core;

namespace Posthouse.Rest.Problems;

/// <summary>What this side of the calls refuses by itself.</summary>
internal static class Refusals
{
    /// <summary>The reason that goes with violations, the same as the services give.</summary>
    public const string InvalidRequest = "INVALID_REQUEST";

    public static RefusedRequestException Because(ImmutableArray<Violation> violations) => new(new Problem(400, StatusCode.InvalidArgument, Summary(violations)) { Reason = InvalidRequest, Violations = violations });

    /// <summary>Violations in a sentence.</summary>
    public static string Summary(ImmutableArray<Violation> violations) => violations is [var only]
        ? $"{only.Field}{(only.Description is [>= 'A' and <= 'Z', ..] ? ":" : "")} {only.Description}"
        : $"{violations.Length} fields of the request break rules: {string.Join(", ", violations.Select(static violation => violation.Field).Distinct(StringComparer.Ordinal))}.";

    /// <summary>No JSON; says at which line and byte, both from 1, the reader stumbled, and in which line of a stream.</summary>
    public static RefusedRequestException Unreadable(JsonException wrong, int? number)
    {
        var end = wrong.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var why = end < 0 ? wrong.Message : wrong.Message[..end];
        var line = number ?? (wrong.LineNumber + 1);
        return Unreadable(wrong.BytePositionInLine is { } position ? string.Create(CultureInfo.InvariantCulture, $"line {line}, byte {position + 1}: {why}") : why);
    }

    public static RefusedRequestException Unreadable(string why) => new(new Problem(400, StatusCode.InvalidArgument, $"The body cannot be read: {why}") { Reason = "UNREADABLE_BODY" });

    public static RefusedRequestException TooLarge(long limit) => new(new Problem(413, StatusCode.ResourceExhausted, $"The body is longer than {limit} bytes.") { Reason = "BODY_TOO_LARGE" });

    public static RefusedRequestException WrongContent(string wanted) =>
        new(new Problem(415, StatusCode.InvalidArgument, $"Send the body as {wanted} in UTF-8, and say so in Content-Type.") { Reason = "UNSUPPORTED_MEDIA_TYPE" });

    public static RefusedRequestException WrongCoding(string coding) =>
        new(new Problem(415, StatusCode.InvalidArgument, $"A body that is {coding} cannot be read: send it as it is.") { Reason = "UNSUPPORTED_CONTENT_CODING", AcceptEncoding = "identity" });

    public static RefusedRequestException NothingAcceptable(string given) =>
        new(new Problem(406, StatusCode.InvalidArgument, $"The answer is {given}, which the request does not accept.") { Reason = "NOT_ACCEPTABLE" });

    public static RefusedRequestException BadHeader(string header, string rule) =>
        new(new Problem(400, StatusCode.InvalidArgument, $"The header {header} {rule}") { Reason = "INVALID_HEADER", Violations = [new Violation(header, rule)] });

    /// <summary>On the way to a component elsewhere two keys would become one, of which nobody has heard.</summary>
    public static RefusedRequestException RepeatedKey(string header) =>
        new(new Problem(400, StatusCode.InvalidArgument, $"The header {header} must be there once.") { Reason = "IDEMPOTENCY_KEY_INVALID" });

    public static Problem NotReady() =>
        new(503, StatusCode.Unavailable, "The application is about to open. Try again in a moment.") { Reason = "NOT_READY", RetryAfterSeconds = 2 };

    public static Problem NotFound(string path) => new(404, StatusCode.NotFound, $"Nothing is served at {path}.") { Reason = "NO_SUCH_PATH" };

    public static Problem WrongMethod(string method, IEnumerable<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return new Problem(405, StatusCode.Unimplemented, $"{method} is not taken here, only {list}.") { Reason = "METHOD_NOT_ALLOWED", Allow = list };
    }
}
