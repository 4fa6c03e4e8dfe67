using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Json;

/// <summary>The shapes of message types in JSON, made once for each type.</summary>
/// <param name="types">The messages that a <c>google.protobuf.Any</c> may hold.</param>
internal sealed class JsonShapes(TypeRegistry types)
{
    private readonly ConcurrentDictionary<string, JsonShape> _shapes = new(StringComparer.Ordinal);

    /// <summary>Reads the types whose JSON is their own.</summary>
    public JsonParser Parser { get; } = new(JsonParser.Settings.Default.WithTypeRegistry(types));

    /// <summary>Writes the types whose JSON is their own.</summary>
    public JsonFormatter Formatter { get; } = new(JsonFormatter.Settings.Default.WithTypeRegistry(types));

    public JsonShape Of(MessageDescriptor message) => _shapes.GetOrAdd(message.FullName, static (_, given) => new JsonShape(given.message, given.shapes), (message, shapes: this));
}
