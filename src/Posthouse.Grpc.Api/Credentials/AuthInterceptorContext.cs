using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>The call that an <see cref="AsyncAuthInterceptor"/> adds credentials to.</summary>
public class AuthInterceptorContext
{
    /// <summary>A call.</summary>
    /// <param name="serviceUrl">Address and service: the audience of a token.</param>
    /// <param name="methodName">The name of the method without its service.</param>
    public AuthInterceptorContext(string serviceUrl, string methodName)
        : this(serviceUrl, methodName, CancellationToken.None)
    {
    }

    /// <summary>A call.</summary>
    /// <param name="serviceUrl">Address and service: the audience of a token.</param>
    /// <param name="methodName">The name of the method without its service.</param>
    /// <param name="cancellationToken">Fires when the call is given up.</param>
    public AuthInterceptorContext(string serviceUrl, string methodName, CancellationToken cancellationToken)
    {
        ServiceUrl = GrpcPreconditions.CheckNotNull(serviceUrl, nameof(serviceUrl));
        MethodName = GrpcPreconditions.CheckNotNull(methodName, nameof(methodName));
        CancellationToken = cancellationToken;
    }

    /// <summary>Address and service: the audience of a token.</summary>
    public string ServiceUrl { get; }

    /// <summary>The name of the method without its service.</summary>
    public string MethodName { get; }

    /// <summary>Fires when the call is given up.</summary>
    public CancellationToken CancellationToken { get; }
}
