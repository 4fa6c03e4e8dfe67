using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>Describes a remote method and how its messages become bytes.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
public class Method<TRequest, TResponse> : IMethod
{
    /// <summary>Describes a method.</summary>
    /// <param name="type">The kind of the method.</param>
    /// <param name="serviceName">The full name of the service.</param>
    /// <param name="name">The name of the method without its service.</param>
    /// <param name="requestMarshaller">Turns requests into bytes and back.</param>
    /// <param name="responseMarshaller">Turns responses into bytes and back.</param>
    public Method(
        MethodType type,
        string serviceName,
        string name,
        Marshaller<TRequest> requestMarshaller,
        Marshaller<TResponse> responseMarshaller)
    {
        Type = type;
        ServiceName = GrpcPreconditions.CheckNotNull(serviceName, nameof(serviceName));
        Name = GrpcPreconditions.CheckNotNull(name, nameof(name));
        RequestMarshaller = GrpcPreconditions.CheckNotNull(requestMarshaller, nameof(requestMarshaller));
        ResponseMarshaller = GrpcPreconditions.CheckNotNull(responseMarshaller, nameof(responseMarshaller));
        FullName = string.Concat("/", serviceName, "/", name);
    }

    /// <inheritdoc/>
    public MethodType Type { get; }

    /// <inheritdoc/>
    public string ServiceName { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Turns requests into bytes and back.</summary>
    public Marshaller<TRequest> RequestMarshaller { get; }

    /// <summary>Turns responses into bytes and back.</summary>
    public Marshaller<TResponse> ResponseMarshaller { get; }

    /// <inheritdoc/>
    public string FullName { get; }
}
