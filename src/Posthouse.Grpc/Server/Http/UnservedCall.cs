using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Grpc.Server;

/// <summary>Requests that are calls, by gRPC, gRPC-Web or the Connect protocol, and reach no method: they are answered in their own protocol.</summary>
public static class UnservedCall
{
    /// <summary>Whether a request cannot be anything but a call: by its content type, or because it names the version of the Connect protocol.</summary>
    /// <param name="request">The request.</param>
    public static bool Is(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Dialects.OfUnknown(request) is not null;
    }

    /// <summary>Answers such a request with a status and no message.</summary>
    /// <param name="http">The request; nothing has been answered yet.</param>
    /// <param name="status">The status; not OK.</param>
    /// <exception cref="InvalidOperationException">The request is no call.</exception>
    public static Task AnswerAsync(HttpContext http, Status status)
    {
        ArgumentNullException.ThrowIfNull(http);
        var dialect = Dialects.OfUnknown(http.Request) ?? throw new InvalidOperationException("The request is no call.");
        dialect.Begin(http, out _);
        dialect.End(http, status, Metadata.Empty);
        return Task.CompletedTask;
    }
}
