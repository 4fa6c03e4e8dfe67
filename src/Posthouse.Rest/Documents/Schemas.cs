using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;
using Posthouse.Rest.Bindings;

namespace Posthouse.Rest.Documents;

/// <summary>Describes the types of contracts as JSON schemas: their proto3 JSON, the rules of their fields, and what their comments say. Every type is described once.</summary>
internal sealed class Schemas(Dialect dialect, ContractComments comments, Examples examples)
{
    private readonly SortedDictionary<string, JsonObject> _types = new(StringComparer.Ordinal);
    private readonly Queue<IDescriptor> _waiting = new();

    /// <summary>What was described, and all that it refers to, by name.</summary>
    public JsonObject Write()
    {
        while (_waiting.TryDequeue(out var type))
        {
            if (!_types.ContainsKey(Dialect.NameOf(type)))
            {
                _types.Add(Dialect.NameOf(type), type is MessageDescriptor message ? Message(message, static _ => true) : Enumeration((EnumDescriptor)type));
            }
        }

        return new JsonObject(_types.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
    }

    /// <summary>Describes an enum that no message refers to.</summary>
    public void Add(EnumDescriptor type) => _waiting.Enqueue(type);

    /// <summary>A message by reference.</summary>
    public JsonObject Of(MessageDescriptor message)
    {
        if (WellKnown(message) is { } known)
        {
            return known;
        }

        _waiting.Enqueue(message);
        return dialect.Reference(Dialect.NameOf(message));
    }

    /// <summary>A message in place, with some of its fields.</summary>
    public JsonObject Message(MessageDescriptor message, Func<FieldDescriptor, bool> includes)
    {
        var schema = new JsonObject { ["type"] = "object" };
        var description = comments.Of(message);
        if (description.Length > 0)
        {
            schema["description"] = description;
        }

        var fields = message.Fields.InDeclarationOrder().Where(includes).ToList();
        if (fields.Where(static declared => declared.GetOptions()?.GetExtension(OptionsExtensions.Rules)?.Required is true).Select(static declared => (JsonNode)declared.JsonName).ToArray() is { Length: > 0 } required)
        {
            schema["required"] = new JsonArray(required);
        }

        schema["properties"] = new JsonObject(fields.Select(declared => KeyValuePair.Create(declared.JsonName, (JsonNode?)Of(declared))));
        schema["additionalProperties"] = false;
        return schema;
    }

    /// <summary>A field with its rules and comment.</summary>
    public JsonObject Of(FieldDescriptor field)
    {
        var rules = field.GetOptions()?.GetExtension(OptionsExtensions.Rules);
        var schema = field switch
        {
            { IsMap: true } => new JsonObject { ["type"] = "object", ["additionalProperties"] = Item(field.MessageType.FindFieldByNumber(2), rules: null) },
            { IsRepeated: true } => List(field, rules),
            _ => Item(field, rules),
        };
        var said = string.Join(' ', new[] { comments.Of(field), RuleSchemas.InWords(rules), Choice(field) }.Where(static text => text.Length > 0));
        if (!schema.ContainsKey("$ref") && examples.Given(field) is { } example)
        {
            dialect.Exemplify(schema, field.IsRepeated ? new JsonArray(example) : example);
        }

        return dialect.Described(schema, said);
    }

    private JsonObject List(FieldDescriptor field, FieldRules? rules)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Item(field, rules?.Repeated?.Items) };
        RuleSchemas.Add(schema, rules?.Repeated, rules?.Required is true);
        return schema;
    }

    private JsonObject Item(FieldDescriptor field, FieldRules? rules)
    {
        var schema = field.FieldType switch
        {
            FieldType.String => new JsonObject { ["type"] = "string" },
            FieldType.Bytes => dialect.Bytes(),
            FieldType.Bool => new JsonObject { ["type"] = "boolean" },
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => new JsonObject { ["type"] = "integer", ["format"] = "int32" },
            FieldType.UInt32 or FieldType.Fixed32 => new JsonObject { ["type"] = "integer", ["format"] = "int64", ["minimum"] = 0, ["maximum"] = uint.MaxValue },
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => new JsonObject { ["type"] = "string", ["format"] = "int64", ["pattern"] = RuleSchemas.LongPattern(rules?.Int64) },
            FieldType.UInt64 or FieldType.Fixed64 => new JsonObject { ["type"] = "string", ["format"] = "uint64", ["pattern"] = "^[0-9]{1,20}$" },
            FieldType.Double => new JsonObject { ["type"] = "number", ["format"] = "double" },
            FieldType.Float => new JsonObject { ["type"] = "number", ["format"] = "float" },
            FieldType.Enum => Enumerated(field.EnumType),
            _ => Of(field.MessageType),
        };
        new RuleSchemas(dialect).Add(schema, field, rules);
        return schema;
    }

    private JsonObject Enumerated(EnumDescriptor type)
    {
        if (type.FullName == "google.protobuf.NullValue")
        {
            return dialect.IsSwagger ? [] : new JsonObject { ["type"] = "null" };
        }

        _waiting.Enqueue(type);
        return dialect.Reference(Dialect.NameOf(type));
    }

    private JsonObject Enumeration(EnumDescriptor type) => new()
    {
        ["type"] = "string",
        ["description"] = string.Join('\n', type.Values.Select(value => $"- `{value.Name}`: {comments.Of(value)}").Prepend("").Prepend(comments.Of(type))).Trim(),
        ["enum"] = new JsonArray([.. type.Values.Select(static value => (JsonNode)value.Name)]),
    };

    private JsonObject? WellKnown(MessageDescriptor message) => message.FullName switch
    {
        "google.protobuf.Timestamp" => new JsonObject { ["type"] = "string", ["format"] = "date-time" },
        "google.protobuf.Duration" => new JsonObject { ["type"] = "string", ["pattern"] = @"^-?[0-9]+(\.[0-9]{1,9})?s$" },
        "google.protobuf.FieldMask" => new JsonObject { ["type"] = "string" },
        "google.protobuf.Struct" or "google.protobuf.Any" => new JsonObject { ["type"] = "object", ["additionalProperties"] = true },
        "google.protobuf.ListValue" => new JsonObject { ["type"] = "array", ["items"] = new JsonObject() },
        "google.protobuf.Value" => [],
        _ when TextForms.IsWrapper(message) => Item(message.FindFieldByNumber(1), rules: null),
        _ => null,
    };

    private static string Choice(FieldDescriptor field) => field.RealContainingOneof is { } choice
        ? $"Excludes {string.Join(", ", choice.Fields.Where(other => other != field).Select(static other => $"`{other.JsonName}`"))}."
        : "";
}
