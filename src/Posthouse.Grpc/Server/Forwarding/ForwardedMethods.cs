using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Posthouse.Grpc.Server;

/// <summary>Binds the methods of a contract to another server of it: messages pass as they are, with deadline, cancellation, metadata and outcome.</summary>
internal sealed class ForwardedMethods(GrpcServiceBinding binding, CallInvoker target, ForwardingOptions options)
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static bytes => bytes, static bytes => bytes);

    /// <summary>The methods of a service, in the order of its contract.</summary>
    public IReadOnlyList<BoundMethod> Bind(ServiceDescriptor service) => [.. service.Methods.Where(options.Includes).Select(Bind)];

    private BoundMethod Bind(MethodDescriptor descriptor) => (descriptor.IsClientStreaming, descriptor.IsServerStreaming) switch
    {
        (false, false) => Unary(MethodOf(descriptor, MethodType.Unary)),
        (true, false) => ClientStreaming(MethodOf(descriptor, MethodType.ClientStreaming)),
        (false, true) => ServerStreaming(MethodOf(descriptor, MethodType.ServerStreaming)),
        (true, true) => DuplexStreaming(MethodOf(descriptor, MethodType.DuplexStreaming)),
    };

    private static Method<byte[], byte[]> MethodOf(MethodDescriptor descriptor, MethodType type) =>
        new(type, descriptor.Service.FullName, descriptor.Name, Bytes, Bytes);

    private BoundUnaryMethod<byte[], byte[]> Unary(Method<byte[], byte[]> method)
    {
        UnaryServerMethod<byte[], byte[]> handler = async (request, context) =>
        {
            using var call = target.AsyncUnaryCall(method, null, Options(context), request);
            await ForwardedStreams.CopyHeadersAsync(call.ResponseHeadersAsync, context);
            var response = await call.ResponseAsync;
            ForwardedStreams.CopyTrailers(call.GetTrailers(), context);
            return response;
        };
        return new BoundUnaryMethod<byte[], byte[]>(binding, method, [], Pipelines.Unary(binding.Interceptors, handler));
    }

    private BoundClientStreamingMethod<byte[], byte[]> ClientStreaming(Method<byte[], byte[]> method)
    {
        ClientStreamingServerMethod<byte[], byte[]> handler = async (requests, context) =>
        {
            using var call = target.AsyncClientStreamingCall(method, null, Options(context));
            using var sending = ForwardedRequests.Start(requests, call.RequestStream, context.CancellationToken);
            await ForwardedStreams.CopyHeadersAsync(call.ResponseHeadersAsync, context);
            var response = await call.ResponseAsync;
            ForwardedStreams.CopyTrailers(call.GetTrailers(), context);
            await sending.StopAsync();
            return response;
        };
        return new BoundClientStreamingMethod<byte[], byte[]>(binding, method, [], Pipelines.ClientStreaming(binding.Interceptors, handler));
    }

    private BoundServerStreamingMethod<byte[], byte[]> ServerStreaming(Method<byte[], byte[]> method)
    {
        ServerStreamingServerMethod<byte[], byte[]> handler = async (request, responses, context) =>
        {
            using var call = target.AsyncServerStreamingCall(method, null, Options(context), request);
            await ForwardedStreams.CopyHeadersAsync(call.ResponseHeadersAsync, context);
            await ForwardedStreams.CopyAsync(call.ResponseStream, responses, context.CancellationToken);
            ForwardedStreams.CopyTrailers(call.GetTrailers(), context);
        };
        return new BoundServerStreamingMethod<byte[], byte[]>(binding, method, [], Pipelines.ServerStreaming(binding.Interceptors, handler));
    }

    private BoundDuplexStreamingMethod<byte[], byte[]> DuplexStreaming(Method<byte[], byte[]> method)
    {
        DuplexStreamingServerMethod<byte[], byte[]> handler = async (requests, responses, context) =>
        {
            using var call = target.AsyncDuplexStreamingCall(method, null, Options(context));
            using var sending = ForwardedRequests.Start(requests, call.RequestStream, context.CancellationToken);
            await ForwardedStreams.CopyHeadersAsync(call.ResponseHeadersAsync, context);
            await ForwardedStreams.CopyAsync(call.ResponseStream, responses, context.CancellationToken);
            ForwardedStreams.CopyTrailers(call.GetTrailers(), context);
            await sending.StopAsync();
        };
        return new BoundDuplexStreamingMethod<byte[], byte[]>(binding, method, [], Pipelines.DuplexStreaming(binding.Interceptors, handler));
    }

    private CallOptions Options(ServerCallContext context) => new(
        options.Metadata(context), context.Deadline == DateTime.MaxValue ? null : context.Deadline, context.CancellationToken);
}
