using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a contextual serializer puts the bytes of a message: either all at once, or through the buffer writer.</summary>
public abstract class SerializationContext
{
    /// <summary>Hands over the whole message. Call it once; the array belongs to the context from then on.</summary>
    /// <param name="payload">The serialized message.</param>
    public virtual void Complete(byte[] payload) => throw new NotImplementedException();

    /// <summary>The writer that takes the serialized message; finish with <see cref="Complete()"/>.</summary>
    /// <returns>The writer of this message.</returns>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotImplementedException();

    /// <summary>Announces the exact number of bytes that the writer will receive. Optional; call it before the writer is asked for.</summary>
    /// <param name="payloadLength">Number of bytes of the serialized message.</param>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    /// <summary>Declares that the message has been written to the buffer writer.</summary>
    public virtual void Complete() => throw new NotImplementedException();
}
