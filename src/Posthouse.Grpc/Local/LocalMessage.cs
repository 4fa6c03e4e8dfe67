using Google.Protobuf;
using Grpc.Core;

namespace Posthouse.Grpc.Local;

/// <summary>What happens to a message between the two sides of a local call: it is copied, and measured where there is a limit.</summary>
internal static class LocalMessage
{
    /// <summary>A copy that shares nothing with the message that can change.</summary>
    internal static T Copy<T>(T message, Marshaller<T> marshaller)
        where T : class => message is IDeepCloneable<T> cloneable
            ? cloneable.Clone()
            : marshaller.Deserializer(marshaller.Serializer(message));

    /// <summary>Whether a message is longer than a limit.</summary>
    internal static bool Exceeds<T>(T message, Marshaller<T> marshaller, int? limit, out int size)
        where T : class
    {
        size = 0;
        if (limit is not { } greatest)
        {
            return false;
        }

        size = message is IMessage generated ? generated.CalculateSize() : marshaller.Serializer(message).Length;
        return size > greatest;
    }
}
