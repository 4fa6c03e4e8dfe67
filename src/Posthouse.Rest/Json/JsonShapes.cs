using System.Collections.Concurrent;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Json;

/// <summary>The shapes of message types in JSON, made once for each type.</summary>
internal sealed class JsonShapes
{
    private readonly ConcurrentDictionary<string, JsonShape> _shapes = new(StringComparer.Ordinal);

    public JsonShape Of(MessageDescriptor message) => _shapes.GetOrAdd(message.FullName, static (_, given) => new JsonShape(given.message, given.shapes), (message, shapes: this));
}
