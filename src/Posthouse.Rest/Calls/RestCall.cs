using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Bindings;

namespace Posthouse.Rest.Calls;

/// <summary>Calls one method for requests by one of its bindings. Made once; the types of the messages are found by reflection then, and never again.</summary>
internal abstract class RestCall
{
    /// <summary>Calls and answers.</summary>
    /// <exception cref="Problems.RefusedRequestException">The request cannot be made.</exception>
    /// <exception cref="RpcException">The call failed before anything was answered.</exception>
    public abstract Task HandleAsync(HttpContext context, ImmutableArray<string> segments);

    public static RestCall Of(HttpBinding binding, CallParts parts)
    {
        var method = binding.Method;
        var kind = (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (false, false) => typeof(UnaryRestCall<,>),
            (false, true) => typeof(ServerStreamingRestCall<,>),
            (true, false) => typeof(ClientStreamingRestCall<,>),
            (true, true) => typeof(DuplexRestCall<,>),
        };
        return (RestCall)Activator.CreateInstance(kind.MakeGenericType(method.InputType.ClrType, method.OutputType.ClrType), BindingFlags.Public | BindingFlags.Instance, binder: null, [binding, parts], culture: null)!;
    }

    /// <summary>The method as generated clients describe it.</summary>
    protected static Method<TRequest, TResponse> Describe<TRequest, TResponse>(HttpBinding binding)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var method = binding.Method;
        var type = (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (false, false) => MethodType.Unary,
            (false, true) => MethodType.ServerStreaming,
            (true, false) => MethodType.ClientStreaming,
            (true, true) => MethodType.DuplexStreaming,
        };
        return new Method<TRequest, TResponse>(type, method.Service.FullName, method.Name, Marshaller<TRequest>(), Marshaller<TResponse>());
    }

    private static Marshaller<T> Marshaller<T>()
        where T : class, IMessage<T>, new()
    {
        var parser = new MessageParser<T>(static () => new T());
        return Marshallers.Create(static message => message.ToByteArray(), parser.ParseFrom);
    }
}
