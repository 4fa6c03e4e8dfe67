using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Architecture.Tests.Contracts;

/// <summary>The HTTP rules of contracts (<c>google.api.http</c>), which buf does not hold against a release: options are all the same to it.</summary>
internal static class HttpRules
{
    private const int Option = 72_295_728;
    private const int Custom = 8;
    private const int Body = 7;
    private const int ResponseBody = 12;
    private const int Additional = 11;

    private static readonly string[] Verbs = ["", "", "GET", "PUT", "POST", "DELETE", "PATCH"];
    private static readonly Extension<MethodOptions, ByteString> Rule = new(Option, FieldCodec.ForBytes(WireFormat.MakeTag(Option, WireFormat.WireType.LengthDelimited)));

    /// <summary>Every way by which a method is reached over REST, as <c>package.Service.Method: POST /path, body *</c>.</summary>
    /// <param name="compiled">Descriptors, as buf compiles them.</param>
    public static IReadOnlySet<string> Of(ReadOnlySpan<byte> compiled)
    {
        var files = FileDescriptorSet.Parser.WithExtensionRegistry([Rule]).ParseFrom(compiled).File;
        return (
            from file in files
            from service in file.Service
            from method in service.Method
            where method.Options is not null && method.Options.HasExtension(Rule)
            from way in Ways(method.Options.GetExtension(Rule))
            select $"{file.Package}.{service.Name}.{method.Name}: {way}").ToHashSet(StringComparer.Ordinal);
    }

    private static List<string> Ways(ByteString rule)
    {
        var (pattern, body, response) = ("", "", "");
        var more = new List<string>();
        var input = rule.CreateCodedInput();
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            var field = WireFormat.GetTagFieldNumber(tag);
            switch (field)
            {
                case > 1 and < Body:
                    pattern = $"{Verbs[field]} {input.ReadString()}";
                    break;
                case Body:
                    body = $", body {input.ReadString()}";
                    break;
                case ResponseBody:
                    response = $", response body {input.ReadString()}";
                    break;
                case Custom:
                    pattern = CustomPattern(input.ReadBytes());
                    break;
                case Additional:
                    more.AddRange(Ways(input.ReadBytes()));
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return [$"{pattern}{body}{response}", .. more];
    }

    private static string CustomPattern(ByteString custom)
    {
        var parts = new List<string>();
        var input = custom.CreateCodedInput();
        while (input.ReadTag() != 0)
        {
            parts.Add(input.ReadString());
        }

        return string.Join(' ', parts);
    }
}
