using System.Collections.Immutable;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Rest.Calls;

/// <summary>Response metadata that becomes headers, by the list of those that may.</summary>
internal sealed class ResponseHeaders(ImmutableArray<string> allowed)
{
    public void Copy(Metadata metadata, HttpResponse response)
    {
        foreach (var entry in metadata)
        {
            if (!entry.IsBinary && allowed.Contains(entry.Key) && !entry.Value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                response.Headers.Append(entry.Key, entry.Value);
            }
        }
    }
}
