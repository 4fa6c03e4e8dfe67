using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Bindings;

/// <summary>Values as paths and queries write them: what stands between the quotes of their JSON, numbers and truth values bare.</summary>
internal static class TextForms
{
    // Without the blanks that .NET would take before and after a number.
    private const NumberStyles Written = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly string[] Wrapped =
    [
        "google.protobuf.DoubleValue", "google.protobuf.FloatValue", "google.protobuf.Int64Value", "google.protobuf.UInt64Value", "google.protobuf.Int32Value",
        "google.protobuf.UInt32Value", "google.protobuf.BoolValue", "google.protobuf.StringValue", "google.protobuf.BytesValue",
    ];

    private static readonly string[] Texts = ["google.protobuf.Timestamp", "google.protobuf.Duration", "google.protobuf.FieldMask"];

    /// <summary>Whether messages of a type are written as one text.</summary>
    public static bool Has(MessageDescriptor message) => Texts.Contains(message.FullName, StringComparer.Ordinal) || IsWrapper(message);

    /// <summary>Whether a message only holds one value that may be absent.</summary>
    public static bool IsWrapper(MessageDescriptor message) => Wrapped.Contains(message.FullName, StringComparer.Ordinal);

    /// <summary>Reads a single value.</summary>
    /// <exception cref="FormatException">The text does not stand for a value of the field; says what does.</exception>
    public static object Read(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.String => text,
        FieldType.Bool => text switch { "true" => true, "false" => false, _ => throw new FormatException("must be true or false.") },
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => Whole<int>(text),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Whole<long>(text),
        FieldType.UInt32 or FieldType.Fixed32 => Whole<uint>(text),
        FieldType.UInt64 or FieldType.Fixed64 => Whole<ulong>(text),
        FieldType.Double => Real(text),
        FieldType.Float => ReadSingle(text),
        FieldType.Enum => ReadEnum(field.EnumType, text),
        FieldType.Bytes => ReadBytes(text),
        FieldType.Message when IsWrapper(field.MessageType) => Read(field.MessageType.FindFieldByNumber(1), text),
        FieldType.Message when Has(field.MessageType) => ReadWritten(field.MessageType, text),
        _ => throw new FormatException("is no single value; name a field of it."),
    };

    // As JSON itself may write it, also with a fraction of zero or with an exponent: 1.0, 1e3.
    private static T Whole<T>(string text)
        where T : struct, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
    {
        if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return decimal.TryParse(text, Written, CultureInfo.InvariantCulture, out var exact) && decimal.Truncate(exact) == exact
            && exact >= decimal.CreateChecked(T.MinValue) && exact <= decimal.CreateChecked(T.MaxValue)
            ? T.CreateChecked(exact)
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"must be a whole number, {T.MinValue} to {T.MaxValue}."));
    }

    private static double Real(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ when double.TryParse(text, Written, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => throw new FormatException("must be a number."),
    };

    private static float ReadSingle(string text)
    {
        var number = Real(text);
        return !double.IsFinite(number) || float.IsFinite((float)number) ? (float)number : throw new FormatException("must be a number of single precision.");
    }

    private static object ReadEnum(EnumDescriptor type, string text)
    {
        if (type.FindValueByName(text) is { } named)
        {
            return System.Enum.ToObject(type.ClrType, named.Number);
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? System.Enum.ToObject(type.ClrType, number)
            : throw new FormatException($"must be one of {string.Join(", ", type.Values.Select(static value => value.Name))}.");
    }

    private static ByteString ReadBytes(string text)
    {
        var plain = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');

        // Blanks are no part of it: in a query they are plus signs that nobody escaped, and leaving them out would give other bytes.
        if (text.AsSpan().ContainsAny(" \t\r\n") || (plain.Length != text.Length && (text.Length % 4 != 0 || text.Length - plain.Length > 2)))
        {
            throw new FormatException("must be Base64.");
        }

        var bytes = new byte[plain.Length];
        return Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var length)
            ? ByteString.CopyFrom(bytes, 0, length)
            : throw new FormatException("must be Base64.");
    }

    private static IMessage ReadWritten(MessageDescriptor type, string text)
    {
        try
        {
            return JsonParser.Default.Parse(JsonSerializer.Serialize(text), type);
        }
        catch (Exception wrong) when (wrong is InvalidProtocolBufferException or InvalidOperationException or ArgumentException or OverflowException)
        {
            var rule = type.Name switch
            {
                "Timestamp" => "must be a moment as RFC 3339 writes it, for example 2027-03-12T15:00:00Z.",
                "Duration" => "must be a number of seconds and an s, for example 1.5s.",
                _ => "must be names of fields, commas between.",
            };
            throw new FormatException(rule, wrong);
        }
    }
}
