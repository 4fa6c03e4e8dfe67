using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;
using Posthouse.Rest.Bindings;

namespace Posthouse.Rest.Documents;

/// <summary>
/// Requests that can be sent as they are. Comments of contracts give the values: <c>for example "h000123"</c>, <c>for example 2</c>, and for days, so that they never lie in the past,
/// <c>for example in 30 days</c>. Where a needed field has none, its rules do.
/// </summary>
internal sealed partial class Examples(ContractComments comments, DateOnly today)
{
    private const int Deepest = 8;

    /// <summary>A message with the fields that it needs and those that have an example.</summary>
    public JsonObject Of(MessageDescriptor message, Func<FieldDescriptor, bool> includes) => Of(message, includes, 0);

    /// <summary>A value of a field.</summary>
    public JsonNode Of(FieldDescriptor field) => Value(field, 0);

    /// <summary>The value that a field's comment gives; <see langword="null"/> when it gives none.</summary>
    public JsonNode? Given(FieldDescriptor field)
    {
        var found = Written().Match(comments.Of(field));
        if (!found.Success || field.IsMap)
        {
            return null;
        }

        if (found.Groups["days"] is { Success: true } days)
        {
            return Day(field, today.AddDays(int.Parse(days.ValueSpan, CultureInfo.InvariantCulture)));
        }

        return found.Groups["text"] is { Success: true } text ? Text(field, text.Value) : Number(field, found.Groups["number"].Value);
    }

    private JsonObject Of(MessageDescriptor message, Func<FieldDescriptor, bool> includes, int depth)
    {
        var example = new JsonObject();
        foreach (var field in message.Fields.InDeclarationOrder().Where(includes).Where(field => IsNeeded(field) || IsMeant(field)))
        {
            if (depth < Deepest)
            {
                example[field.JsonName] = Value(field, depth);
            }
        }

        return example;
    }

    // A message whose comment speaks of an example has those of its fields.
    private bool IsMeant(FieldDescriptor field) => !field.IsMap && Written().IsMatch(comments.Of(field));

    private static FieldRules? RulesOf(FieldDescriptor field) => field.GetOptions()?.GetExtension(OptionsExtensions.Rules);

    // Of fields that exclude one another the first one stands for all.
    private static bool IsNeeded(FieldDescriptor field) =>
        field.RealContainingOneof is { } choice ? choice.Fields[0] == field
        : RulesOf(field) is { } rules && (rules.Required || rules.Repeated?.MinItems > 0 || rules.Int32 is { HasGte: true, Gte: > 0 } || rules.String?.MinLen > 0);

    private JsonNode Value(FieldDescriptor field, int depth)
    {
        var value = Given(field);
        if (field.IsMap)
        {
            return new JsonObject();
        }

        var rules = RulesOf(field);
        return field.IsRepeated ? new JsonArray(value ?? Single(field, rules?.Repeated?.Items, depth)) : value ?? Single(field, rules, depth);
    }

    private JsonNode Single(FieldDescriptor field, FieldRules? rules, int depth) => field.FieldType switch
    {
        FieldType.String => ByRules(field, rules?.String),
        FieldType.Bytes => "AA==",
        FieldType.Bool => true,
        FieldType.Enum => field.EnumType.Values.First(value => value.Number != 0 && rules?.Enum?.NotIn.Contains(value.Number) is not true).Name,
        FieldType.Int64 or FieldType.UInt64 or FieldType.SInt64 or FieldType.Fixed64 or FieldType.SFixed64 => Math.Max(1, rules?.Int64?.Gte ?? 0).ToString(CultureInfo.InvariantCulture),
        FieldType.Message when field.MessageType.FullName == "google.protobuf.Timestamp" => Day(field, today.AddDays(1))!,
        FieldType.Message when field.MessageType.FullName == "google.protobuf.Duration" => "1s",
        FieldType.Message when TextForms.IsWrapper(field.MessageType) => Single(field.MessageType.FindFieldByNumber(1), rules: null, depth),
        FieldType.Message => Of(field.MessageType, static _ => true, depth + 1),
        _ => Math.Max(1, rules?.Int32?.Gte ?? 0),
    };

    private static JsonNode ByRules(FieldDescriptor field, StringRules? rules) => rules switch
    {
        { In: [var first, ..] } => first,
        { Email: true } => "somebody@example.org",
        { Uri: true } => "https://example.org/",
        { Uuid: true } => "0190b3a4-7e1d-7c52-9f3b-6d2a8c4e5f70",
        _ => field.Name.Replace('_', '-'),
    };

    private static JsonNode? Day(FieldDescriptor field, DateOnly day) => field.FieldType == FieldType.Message ? field.MessageType.FullName switch
    {
        "google.type.Date" => new JsonObject { ["year"] = day.Year, ["month"] = day.Month, ["day"] = day.Day },
        "google.protobuf.Timestamp" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:00:00Z",
        _ => null,
    } : null;

    private static JsonNode? Text(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.String => text,
        FieldType.Enum when field.EnumType.FindValueByName(text) is not null => text,
        _ => null,
    };

    private static JsonNode? Number(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.Int64 or FieldType.UInt64 or FieldType.SInt64 or FieldType.Fixed64 or FieldType.SFixed64 => text,
        FieldType.Int32 or FieldType.UInt32 or FieldType.SInt32 or FieldType.Fixed32 or FieldType.SFixed32 => int.Parse(text, CultureInfo.InvariantCulture),
        _ => null,
    };

    [GeneratedRegex("""[Ff]or example (?:"(?<text>[^"]+)"|in (?<days>[0-9]{1,3}) days|(?<number>-?[0-9]{1,9})\b)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}
