using System.Buffers;
using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>Turns messages of one type into bytes and back.</summary>
/// <typeparam name="T">The message.</typeparam>
public class Marshaller<T>
{
    /// <summary>A marshaller on byte arrays.</summary>
    /// <param name="serializer">Message to bytes.</param>
    /// <param name="deserializer">Bytes to message.</param>
    public Marshaller(Func<T, byte[]> serializer, Func<byte[], T> deserializer)
    {
        Serializer = GrpcPreconditions.CheckNotNull(serializer, nameof(serializer));
        Deserializer = GrpcPreconditions.CheckNotNull(deserializer, nameof(deserializer));
        ContextualSerializer = (message, context) => context.Complete(serializer(message));
        ContextualDeserializer = context => deserializer(context.PayloadAsNewBuffer());
    }

    /// <summary>A marshaller that works on the buffers of the transport.</summary>
    /// <param name="serializer">Writes a message to its context.</param>
    /// <param name="deserializer">Reads a message from its context.</param>
    public Marshaller(Action<T, SerializationContext> serializer, Func<DeserializationContext, T> deserializer)
    {
        ContextualSerializer = GrpcPreconditions.CheckNotNull(serializer, nameof(serializer));
        ContextualDeserializer = GrpcPreconditions.CheckNotNull(deserializer, nameof(deserializer));
        Serializer = message =>
        {
            var context = new ArraySerializationContext();
            serializer(message, context);
            return context.ToArray();
        };
        Deserializer = bytes => deserializer(new ArrayDeserializationContext(bytes));
    }

    /// <summary>Message to bytes.</summary>
    public Func<T, byte[]> Serializer { get; }

    /// <summary>Bytes to message.</summary>
    public Func<byte[], T> Deserializer { get; }

    /// <summary>Writes a message to its context.</summary>
    public Action<T, SerializationContext> ContextualSerializer { get; }

    /// <summary>Reads a message from its context.</summary>
    public Func<DeserializationContext, T> ContextualDeserializer { get; }

    private sealed class ArraySerializationContext : SerializationContext
    {
        private readonly ArrayBufferWriter<byte> _writer = new();
        private byte[]? _payload;
        private bool _complete;

        public override void Complete(byte[] payload)
        {
            Complete();
            _payload = payload;
        }

        public override IBufferWriter<byte> GetBufferWriter() => _writer;

        public override void Complete()
        {
            GrpcPreconditions.CheckState(!_complete, "The message has already been completed.");
            _complete = true;
        }

        public byte[] ToArray()
        {
            GrpcPreconditions.CheckState(_complete, "The serializer did not complete the message.");
            return _payload ?? _writer.WrittenSpan.ToArray();
        }
    }

    private sealed class ArrayDeserializationContext(byte[] payload) : DeserializationContext
    {
        public override int PayloadLength => payload.Length;

        public override byte[] PayloadAsNewBuffer() => payload;

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(payload);
    }
}
