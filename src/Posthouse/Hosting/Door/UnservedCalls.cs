using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Grpc.Server;

namespace Posthouse.Hosting.Door;

/// <summary>Answers calls that reach no method, each in its protocol.</summary>
internal static class UnservedCalls
{
    /// <summary>Whether a request is a call, whatever its path.</summary>
    public static bool IsCall(HttpContext context) => UnservedCall.Is(context.Request);

    /// <summary>Nobody serves the method on this listener.</summary>
    public static Task UnimplementedAsync(HttpContext context) =>
        UnservedCall.AnswerAsync(context, new Status(StatusCode.Unimplemented, $"Method {context.Request.Path.Value} is not implemented."));

    /// <summary>The application is not ready yet.</summary>
    public static Task NotReadyAsync(HttpContext context) =>
        UnservedCall.AnswerAsync(context, new Status(StatusCode.Unavailable, "The application is about to open. Try again in a moment."));
}
