using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>Writes the outcome of a call: into the trailers, or into the headers of a response that has not started.</summary>
internal static class HttpOutcome
{
    /// <summary>Writes an outcome.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="trailers">The trailers, as <see cref="ServedCall.Seal"/> gives them.</param>
    internal static void Write(HttpContext http, Status status, Metadata trailers)
    {
        var response = http.Response;
        Write(response.HasStarted ? http.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers : response.Headers, status, trailers);
    }

    /// <summary>Writes an outcome.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="status">The status.</param>
    /// <param name="trailers">The trailers, as <see cref="ServedCall.Seal"/> gives them.</param>
    internal static void Write(IHeaderDictionary target, Status status, Metadata trailers)
    {
        target[Protocol.StatusHeader] = StatusHeaders.Format(status.StatusCode);
        if (status.Detail.Length > 0)
        {
            target[Protocol.MessageHeader] = PercentEncoding.Encode(status.Detail);
        }

        Append(target, trailers);
    }

    /// <summary>Adds metadata to headers.</summary>
    /// <param name="target">The headers or trailers.</param>
    /// <param name="metadata">The metadata; reserved entries are left out.</param>
    internal static void Append(IHeaderDictionary target, Metadata metadata)
    {
        foreach (var entry in metadata)
        {
            if (!MetadataHeaders.IsReserved(entry.Key))
            {
                Append(target, entry.Key, MetadataHeaders.Format(entry));
            }
        }
    }

    /// <summary>Adds a header, also one without a value: the framework's own way leaves those out.</summary>
    /// <param name="target">The headers or trailers.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    internal static void Append(IHeaderDictionary target, string name, string value) => target[name] = StringValues.Concat(target[name], value);
}
