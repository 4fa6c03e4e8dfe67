using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a contextual deserializer takes the bytes of a message from. Valid only while the deserializer runs.</summary>
public abstract class DeserializationContext
{
    /// <summary>Number of bytes of the message.</summary>
    public abstract int PayloadLength { get; }

    /// <summary>The message as an array of its own that the caller may keep. May be called once.</summary>
    /// <returns>The bytes of the message.</returns>
    public virtual byte[] PayloadAsNewBuffer() => throw new NotImplementedException();

    /// <summary>The message without a copy; the memory must not be used after the deserializer returns.</summary>
    /// <returns>The bytes of the message.</returns>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => throw new NotImplementedException();
}
