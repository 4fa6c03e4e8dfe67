using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Json;

/// <summary>Reads single values from JSON: bare numbers, and texts where proto3 JSON takes them.</summary>
internal static class JsonValues
{
    /// <summary>What came of it.</summary>
    internal enum Outcome
    {
        /// <summary>Another kind of value is wanted.</summary>
        Refused,

        /// <summary>The value was read.</summary>
        Read,

        /// <summary>It is a text that stands for the value.</summary>
        Text,
    }

    public static Outcome TryRead(ref Utf8JsonReader reader, FieldDescriptor field, out object? value, out string? text)
    {
        (value, text) = (null, null);
        switch (reader.TokenType)
        {
            case JsonTokenType.String when field.FieldType != FieldType.Bool:
                text = TextOf(ref reader);
                return text is null ? Outcome.Refused : Outcome.Text;
            case JsonTokenType.True or JsonTokenType.False when field.FieldType == FieldType.Bool:
                value = reader.TokenType == JsonTokenType.True;
                return Outcome.Read;
            case JsonTokenType.Number:
                value = Number(ref reader, field);
                return value is null ? Outcome.Refused : Outcome.Read;
            default:
                return Outcome.Refused;
        }
    }

    /// <summary>What a field takes, for people.</summary>
    public static string Wanted(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => "must be a text.",
        FieldType.Bytes => "must be a text in Base64.",
        FieldType.Bool => "must be true or false.",
        FieldType.Enum => $"must be one of {string.Join(", ", field.EnumType.Values.Select(static value => value.Name))}.",
        FieldType.Double or FieldType.Float => "must be a number.",
        FieldType.UInt32 or FieldType.UInt64 or FieldType.Fixed32 or FieldType.Fixed64 => "must be a whole number of its range, not below 0.",
        _ => "must be a whole number of its range.",
    };

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // The bytes are no UTF-8, or half of a surrogate pair is missing: no text at all.
            return null;
        }
    }

    private static object? Number(ref Utf8JsonReader reader, FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => reader.TryGetInt32(out var number) ? number : Whole(ref reader, int.MinValue, int.MaxValue) is { } whole ? (int)whole : null,
        FieldType.UInt32 or FieldType.Fixed32 => reader.TryGetUInt32(out var number) ? number : Whole(ref reader, uint.MinValue, uint.MaxValue) is { } whole ? (uint)whole : null,
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => reader.TryGetInt64(out var number) ? number : Whole(ref reader, long.MinValue, long.MaxValue) is { } whole ? (long)whole : null,
        FieldType.UInt64 or FieldType.Fixed64 => reader.TryGetUInt64(out var number) ? number : Whole(ref reader, ulong.MinValue, ulong.MaxValue) is { } whole ? (ulong)whole : null,
        FieldType.Enum => reader.TryGetInt32(out var number) ? Enum.ToObject(field.EnumType.ClrType, number) : Whole(ref reader, int.MinValue, int.MaxValue) is { } whole ? Enum.ToObject(field.EnumType.ClrType, (int)whole) : null,
        FieldType.Double => reader.TryGetDouble(out var number) && double.IsFinite(number) ? number : null,
        FieldType.Float => reader.TryGetSingle(out var number) && float.IsFinite(number) ? number : null,
        _ => null,
    };

    // A whole number may be written with a fraction of zero or with an exponent: 1.0, 1e3.
    private static decimal? Whole(ref Utf8JsonReader reader, decimal least, decimal most) =>
        reader.TryGetDecimal(out var number) && decimal.Truncate(number) == number && number >= least && number <= most ? number : null;
}
