using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>One method of a bound service.</summary>
public abstract class BoundMethod
{
    private protected BoundMethod(GrpcServiceBinding binding, IMethod method, IReadOnlyList<object> metadata)
    {
        Binding = binding;
        Method = method;
        Metadata = metadata;
        Descriptor = binding.Contract?.FindMethodByName(method.Name);
    }

    /// <summary>Names and kind of the method.</summary>
    public IMethod Method { get; }

    /// <summary>The class that serves.</summary>
    public Type ServiceType => Binding.ServiceType;

    /// <summary>The attributes of the class and then of its method.</summary>
    public IReadOnlyList<object> Metadata { get; }

    /// <summary>The method in its contract; null for a service that does not come from a .proto.</summary>
    public MethodDescriptor? Descriptor { get; }

    internal GrpcServiceBinding Binding { get; }

    /// <summary>Whether the contract promises that a call changes nothing, so that HTTP may GET it.</summary>
    internal bool HasNoSideEffects =>
        Method.Type == MethodType.Unary && Descriptor?.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;

    /// <summary>The JSON of the messages; null without a contract.</summary>
    internal ContractJson? Json => field ??= ContractJson.Of(Descriptor);

    /// <summary>What serves the method over HTTP.</summary>
    internal abstract RequestDelegate CreateRequestDelegate(HttpCallSettings settings);
}

/// <summary>One method with its message types.</summary>
internal abstract class BoundMethod<TRequest, TResponse>(
    GrpcServiceBinding binding, Method<TRequest, TResponse> method, IReadOnlyList<object> metadata)
    : BoundMethod(binding, method, metadata)
    where TRequest : class
    where TResponse : class
{
    internal Method<TRequest, TResponse> Typed => method;

    /// <summary>The response of a handler if the call may have it: not after an interruption, and not with a status that is not OK.</summary>
    private protected static TResponse? Accept(ServedCall call, TResponse? response)
    {
        Accept(call);
        return call.Status.StatusCode != StatusCode.OK ? null : response ?? throw new RpcException(Outcomes.NoResponse);
    }

    /// <summary>The end of a handler, which comes too late if the call was interrupted before.</summary>
    private protected static void Accept(ServedCall call)
    {
        if (call.Interruption is { } interruption)
        {
            call.Status = interruption;
        }
    }
}
