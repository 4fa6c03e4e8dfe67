using Microsoft.AspNetCore.Http;

namespace Posthouse.Hosting.Door;

/// <summary>Answers gRPC calls that reach no method: the status stands in the headers of an empty response (gRPC's document "PROTOCOL-HTTP2", Trailers-Only).</summary>
internal static class UnservedCalls
{
    private const int Unimplemented = 12;
    private const int Unavailable = 14;

    /// <summary>Whether a request is a gRPC call, by its content type.</summary>
    public static bool IsCall(HttpContext context) =>
        context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Nobody serves the method on this listener.</summary>
    public static Task UnimplementedAsync(HttpContext context) => AnswerAsync(context, Unimplemented, $"Method {context.Request.Path.Value} is not implemented.");

    /// <summary>The application is not ready yet.</summary>
    public static Task NotReadyAsync(HttpContext context) => AnswerAsync(context, Unavailable, "The application is about to open. Try again in a moment.");

    private static Task AnswerAsync(HttpContext context, int status, string message)
    {
        context.Response.ContentType = context.Request.ContentType;
        context.Response.Headers["grpc-status"] = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = Uri.EscapeDataString(message);
        return Task.CompletedTask;
    }
}
