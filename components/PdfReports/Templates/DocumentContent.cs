using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Posthouse.Calls;

namespace PdfReports.Templates;

/// <summary>The data of one document, checked, in the form that templates read.</summary>
internal static class DocumentContent
{
    private const int Deepest = 24;
    private const int MostBytes = 4 * 1024 * 1024;

    /// <exception cref="InvalidArgumentException">The data is too deep or too large.</exception>
    public static DataMap Read(Struct fields, string field, RenderBudget budget)
    {
        if (Depth(fields) > Deepest)
        {
            throw new InvalidArgumentException([new FieldViolation(field, $"must not have more than {Deepest} levels")]);
        }

        return fields.CalculateSize() > MostBytes
            ? throw new InvalidArgumentException([new FieldViolation(field, $"must not be larger than {MostBytes} bytes")])
            : Map(fields, budget);
    }

    /// <summary>SHA-256 over a template's source and everything that goes into the document; fields count in order of their names, so the order in which they were sent does not.</summary>
    public static string HashOf(string source, Struct fields, string language, string title)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in (string[])[source, language, title])
        {
            Append(hash, text);
        }

        Append(hash, Value.ForStruct(fields));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Without recursion: data that is deep on purpose must not overflow the stack.
    private static int Depth(Struct fields)
    {
        var deepest = 0;
        var open = new Stack<(Value Value, int Depth)>();
        open.Push((Value.ForStruct(fields), 1));
        while (open.TryPop(out var next) && deepest <= Deepest)
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (var inner in Inner(next.Value))
            {
                open.Push((inner, next.Depth + 1));
            }
        }

        return deepest;
    }

    private static IEnumerable<Value> Inner(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StructValue => value.StructValue.Fields.Values,
        Value.KindOneofCase.ListValue => value.ListValue.Values,
        _ => [],
    };

    private static DataMap Map(Struct fields, RenderBudget budget)
    {
        var map = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in fields.Fields)
        {
            map[name] = Read(value, budget);
        }

        return new DataMap(map, budget);
    }

    private static object? Read(Value value, RenderBudget budget) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => value.StringValue,
        Value.KindOneofCase.BoolValue => value.BoolValue,
        Value.KindOneofCase.NumberValue => Number(value.NumberValue),
        Value.KindOneofCase.StructValue => Map(value.StructValue, budget),
        Value.KindOneofCase.ListValue => new DataList([.. value.ListValue.Values.Select(item => Read(item, budget))], budget),
        _ => null,
    };

    // Whole numbers are written without an exponent as far as they are exact.
    private static object Number(double number) => double.IsInteger(number) && Math.Abs(number) < 9e15 ? (long)number : number;

    private static void Append(IncrementalHash hash, Value value)
    {
        Append(hash, value.KindCase.ToString());
        switch (value.KindCase)
        {
            case Value.KindOneofCase.StructValue:
                foreach (var (name, inner) in value.StructValue.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
                {
                    Append(hash, name);
                    Append(hash, inner);
                }

                break;
            case Value.KindOneofCase.ListValue:
                foreach (var inner in value.ListValue.Values)
                {
                    Append(hash, inner);
                }

                break;
            case Value.KindOneofCase.StringValue:
                Append(hash, value.StringValue);
                break;
            default:
                Append(hash, value.KindCase == Value.KindOneofCase.BoolValue ? $"{value.BoolValue}" : value.NumberValue.ToString("R", CultureInfo.InvariantCulture));
                break;
        }

        Append(hash, "end");
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
