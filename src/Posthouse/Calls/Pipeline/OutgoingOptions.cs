using System.Diagnostics;
using Grpc.Core;
using Posthouse.Security;
using Posthouse.Telemetry;

namespace Posthouse.Calls.Pipeline;

/// <summary>What the pipeline adds to the options of an outgoing call: the deadline of the work at hand, and between processes trace context and caller token.</summary>
internal sealed class OutgoingOptions(ClientPipelineOptions options)
{
    public CallOptions Of(CallOptions own, Activity? span)
    {
        var deadline = CallDeadline.Earlier(own.Deadline);
        if (deadline is { } instant && deadline != own.Deadline)
        {
            own = own.WithDeadline(instant);
        }

        return options.Remote ? own.WithHeaders(Headers(own.Headers, span ?? Activity.Current)) : own;
    }

    // The caller's own metadata object stays as it is: it may be shared by many calls.
    private Metadata Headers(Metadata? own, Activity? span)
    {
        var headers = new Metadata();
        foreach (var entry in own ?? Metadata.Empty)
        {
            if (!TraceHeaders.IsTraceHeader(entry.Key) && !string.Equals(entry.Key, CallerTokens.MetadataKey, StringComparison.OrdinalIgnoreCase))
            {
                headers.Add(entry);
            }
        }

        if (span is not null)
        {
            TraceHeaders.Write(headers, span);
        }

        if (options.CallerToken is { } token)
        {
            headers.Add(CallerTokens.MetadataKey, token());
        }

        return headers;
    }
}
