using System.Text;

namespace Grpc.Core;

/// <summary>Makes marshallers.</summary>
public static class Marshallers
{
    /// <summary>Strings as UTF-8.</summary>
    public static Marshaller<string> StringMarshaller { get; } = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    /// <summary>A marshaller on byte arrays.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="serializer">Message to bytes.</param>
    /// <param name="deserializer">Bytes to message.</param>
    /// <returns>The marshaller.</returns>
    public static Marshaller<T> Create<T>(Func<T, byte[]> serializer, Func<byte[], T> deserializer) => new(serializer, deserializer);

    /// <summary>A marshaller that works on the buffers of the transport.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="serializer">Writes a message to its context.</param>
    /// <param name="deserializer">Reads a message from its context.</param>
    /// <returns>The marshaller.</returns>
    public static Marshaller<T> Create<T>(Action<T, SerializationContext> serializer, Func<DeserializationContext, T> deserializer) =>
        new(serializer, deserializer);
}
