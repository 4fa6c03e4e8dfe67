using System.Collections;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Problems;

namespace Posthouse.Rest.Json;

/// <summary>
/// Reads messages from proto3 JSON, and tells every field that is unknown, there twice, or of another kind than the contract says, each by its path. The well-known
/// types whose JSON is their own are left to Google.Protobuf.
/// </summary>
internal sealed class MessageReader(JsonShapes shapes, List<Violation> violations)
{
    private const int MostViolations = 100;

    // Protocol Buffers read a hundred levels of messages, and one of a free value (Struct, Value, ListValue) is up to three of them: what goes in here must come out at the component, wherever it runs.
    private const int MostLevels = 95;
    private const int LevelsOfFreeValue = 3;

    /// <summary>Reads a message from a whole text.</summary>
    /// <exception cref="JsonException">It is no JSON, or nested deeper than it may be.</exception>
    public IMessage Read(ReadOnlySpan<byte> json, MessageDescriptor type, int maxDepth)
    {
        var reader = Begin(json, maxDepth);
        reader.Read();
        var message = ReadMessage(ref reader, type, "");
        End(ref reader);
        return message;
    }

    /// <summary>Reads one field of a message from a whole text.</summary>
    /// <exception cref="JsonException">It is no JSON, or nested deeper than it may be.</exception>
    public void ReadField(ReadOnlySpan<byte> json, IMessage message, JsonField field, int maxDepth)
    {
        var reader = Begin(json, maxDepth);
        reader.Read();
        ReadInto(ref reader, message, field, field.Field.JsonName);
        End(ref reader);
    }

    private static Utf8JsonReader Begin(ReadOnlySpan<byte> json, int maxDepth) => new(json, new JsonReaderOptions { MaxDepth = maxDepth });

    // What follows the value is read too: more than white space is no JSON.
    private static void End(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
        }
    }

    private IMessage ReadMessage(ref Utf8JsonReader reader, MessageDescriptor type, string path)
    {
        var shape = shapes.Of(type);
        if (MessageWriter.IsSpecial(type))
        {
            return ReadSpecial(ref reader, type, path) ?? shape.Create();
        }

        var message = shape.Create();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Tell(path, "must be an object.");
            reader.Skip();
            return message;
        }

        var seen = new bool[shape.Fields.Length];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = NameOf(ref reader);
            var field = shape.Find(name);
            var there = Joined(path, field?.Field.JsonName ?? name);
            reader.Read();
            if (field is null)
            {
                Tell(there, "is not known.");
                reader.Skip();
            }
            else if (seen[field.Field.Index] || IsAnotherOfItsOneof(field.Field, seen))
            {
                Tell(there, seen[field.Field.Index] ? "is there twice." : "excludes another field that is there too.");
                reader.Skip();
            }
            else
            {
                seen[field.Field.Index] = reader.TokenType != JsonTokenType.Null;
                ReadInto(ref reader, message, field, there);
            }
        }

        return message;
    }

    private static bool IsAnotherOfItsOneof(FieldDescriptor field, bool[] seen) => field.RealContainingOneof?.Fields.Any(other => seen[other.Index]) is true;

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("The name of a field is not UTF-8.", broken);
        }
    }

    private void ReadInto(ref Utf8JsonReader reader, IMessage message, JsonField field, string path)
    {
        if (reader.TokenType == JsonTokenType.Null && !TakesNull(field.Field))
        {
            return;
        }

        if (field.Field.IsMap)
        {
            ReadMap(ref reader, (IDictionary)field.Field.Accessor.GetValue(message), field.Field, path);
        }
        else if (field.Field.IsRepeated)
        {
            ReadList(ref reader, (IList)field.Field.Accessor.GetValue(message), field.Field, path);
        }
        else if (ReadValue(ref reader, field.Field, path) is { } value)
        {
            field.Field.Accessor.SetValue(message, value);
        }
    }

    private static bool TakesNull(FieldDescriptor field) => !field.IsRepeated && field.FieldType == FieldType.Message && field.MessageType.FullName == "google.protobuf.Value";

    private void ReadList(ref Utf8JsonReader reader, IList list, FieldDescriptor field, string path)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Tell(path, "must be a list.");
            reader.Skip();
            return;
        }

        for (var at = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; at++)
        {
            if (ReadValue(ref reader, field, $"{path}[{at}]") is { } value)
            {
                list.Add(value);
            }
        }
    }

    private void ReadMap(ref Utf8JsonReader reader, IDictionary map, FieldDescriptor field, string path)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Tell(path, "must be an object.");
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = NameOf(ref reader);
            var there = $"{path}[\"{name}\"]";
            var key = Parsed(field.MessageType.FindFieldByNumber(1), name, there);
            reader.Read();
            if (ReadValue(ref reader, field.MessageType.FindFieldByNumber(2), there) is { } value && key is not null)
            {
                if (map.Contains(key))
                {
                    Tell(there, "is there twice.");
                }
                else
                {
                    map.Add(key, value);
                }
            }
        }
    }

    private object? ReadValue(ref Utf8JsonReader reader, FieldDescriptor field, string path)
    {
        if (field.FieldType == FieldType.Message && !TextForms.IsWrapper(field.MessageType))
        {
            if (reader.TokenType != JsonTokenType.Null || field.MessageType.FullName == "google.protobuf.Value")
            {
                return ReadMessage(ref reader, field.MessageType, path);
            }

            Tell(path, "must not be null.");
            return null;
        }

        var single = field.FieldType == FieldType.Message ? field.MessageType.FindFieldByNumber(1) : field;
        switch (JsonValues.TryRead(ref reader, single, out var value, out var text))
        {
            case JsonValues.Outcome.Read: return value;
            case JsonValues.Outcome.Text: return Parsed(single, text!, path);
            default:
                Tell(path, JsonValues.Wanted(single));
                reader.Skip();
                return null;
        }
    }

    private object? Parsed(FieldDescriptor field, string text, string path)
    {
        try
        {
            return TextForms.Read(field, text);
        }
        catch (FormatException wrong)
        {
            Tell(path, wrong.Message);
            return null;
        }
    }

    private IMessage? ReadSpecial(ref Utf8JsonReader reader, MessageDescriptor type, string path)
    {
        var above = reader.CurrentDepth;
        using var value = JsonDocument.ParseValue(ref reader);
        if (above + (LevelsOfFreeValue * DepthOf(value.RootElement)) > MostLevels)
        {
            Tell(path, "is nested too deep.");
            return null;
        }

        try
        {
            return shapes.Parser.Parse(value.RootElement.GetRawText(), type);
        }
        catch (Exception wrong) when (wrong is IOException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            Tell(path, $"must be the JSON of {type.FullName}.");
            return null;
        }
    }

    private static int DepthOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => 1 + value.EnumerateArray().Select(DepthOf).DefaultIfEmpty().Max(),
        JsonValueKind.Object => 1 + value.EnumerateObject().Select(static each => DepthOf(each.Value)).DefaultIfEmpty().Max(),
        _ => 0,
    };

    private static string Joined(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void Tell(string field, string description)
    {
        if (violations.Count < MostViolations)
        {
            violations.Add(new Violation(field, description));
        }
    }
}
