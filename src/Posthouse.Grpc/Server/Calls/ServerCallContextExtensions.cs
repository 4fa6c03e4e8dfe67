using Microsoft.AspNetCore.Http;
using Posthouse.Grpc.Server;

namespace Grpc.Core;

/// <summary>What is behind a served call.</summary>
public static class ServerCallContextExtensions
{
    /// <summary>The HTTP request of a call.</summary>
    /// <param name="serverCallContext">The call.</param>
    /// <returns>The request.</returns>
    /// <exception cref="InvalidOperationException">The call did not come over HTTP.</exception>
    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        return ServedCall.Of(serverCallContext) is HttpCall call
            ? call.Http
            : throw new InvalidOperationException("This call came from the same process and has no HTTP request.");
    }

    /// <summary>The provider that the service and the interceptors of a call are taken from.</summary>
    /// <param name="serverCallContext">The call.</param>
    /// <returns>The provider; it lives as long as the call.</returns>
    public static IServiceProvider GetServices(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        return ServedCall.Of(serverCallContext).Services;
    }

    /// <summary>Whether a call came from the same process.</summary>
    /// <param name="serverCallContext">The call.</param>
    /// <returns>False for a call over HTTP.</returns>
    public static bool IsLocal(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        return ServedCall.Of(serverCallContext) is not HttpCall;
    }
}
