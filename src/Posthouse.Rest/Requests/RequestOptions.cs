using System.Collections.Immutable;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Problems;

namespace Posthouse.Rest.Requests;

/// <summary>What goes with a call besides its message: metadata by the list of allowed headers, the deadline, and the end of the client's interest.</summary>
internal sealed class RequestOptions(RestOptions options)
{
    private const string IdempotencyKey = "idempotency-key";
    private static readonly Metadata None = Metadata.Empty;
    private readonly ImmutableArray<string> _headers = options.RequestHeaders;

    public CallOptions Of(HttpContext context, bool isStream)
    {
        var timeout = TimeoutHeader.Read(context.Request) ?? (isStream ? null : options.DefaultTimeout);
        DateTime? deadline = timeout is { } left ? Later(options.Time.GetUtcNow().UtcDateTime, left) : null;
        return new CallOptions(MetadataOf(context.Request), deadline, context.RequestAborted);
    }

    private static DateTime Later(DateTime now, TimeSpan left) => DateTime.MaxValue - now > left ? now + left : DateTime.MaxValue;

    private Metadata MetadataOf(HttpRequest request)
    {
        Metadata? metadata = null;
        foreach (var name in _headers)
        {
            if (request.Headers.TryGetValue(name, out var values))
            {
                if (values.Count > 1 && name == IdempotencyKey)
                {
                    throw Refusals.RepeatedKey(name);
                }

                metadata ??= [];
                foreach (var value in values)
                {
                    metadata.Add(name, Checked(name, value ?? ""));
                }
            }
        }

        return metadata ?? None;
    }

    private static string Checked(string name, string value) =>
        value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? throw Refusals.BadHeader(name, "must be printable ASCII.") : value;
}
