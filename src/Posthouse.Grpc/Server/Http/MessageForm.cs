using Grpc.Core;

namespace Posthouse.Grpc.Server;

/// <summary>How the messages of a method are read and written.</summary>
/// <param name="Read">Bytes to request.</param>
/// <param name="Write">Response to bytes.</param>
internal sealed record MessageForm<TRequest, TResponse>(Func<DeserializationContext, TRequest> Read, Action<TResponse, SerializationContext> Write)
    where TRequest : class
    where TResponse : class
{
    internal static MessageForm<TRequest, TResponse> Binary(BoundMethod<TRequest, TResponse> method) =>
        new(method.Typed.RequestMarshaller.ContextualDeserializer, method.Typed.ResponseMarshaller.ContextualSerializer);

    /// <summary>JSON by the contract. A method that is forwarded knows its messages as bytes only: they are translated.</summary>
    internal static MessageForm<TRequest, TResponse> Json(BoundMethod<TRequest, TResponse> method)
    {
        var json = method.Json ?? throw new InvalidOperationException($"{method.Method.FullName} has no contract.");
        return new(json.Reader(method.Typed.RequestMarshaller.Deserializer), json.Writer(method.Typed.ResponseMarshaller.Serializer));
    }
}
