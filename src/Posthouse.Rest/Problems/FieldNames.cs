using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Problems;

/// <summary>Names of fields in violations: services use those of the contract, JSON has its own.</summary>
internal static partial class FieldNames
{
    /// <summary>A path such as <c>rooms[0].child_ages[2]</c> or <c>labels["de"].text</c> in the names of JSON; what is no field of the message stays as it is.</summary>
    public static string InJson(MessageDescriptor message, string path)
    {
        var within = message;
        return Step().Replace(path, step =>
        {
            var name = step.Groups["name"].Value;
            var field = within?.FindFieldByName(name);
            within = MessageOf(field);
            return field is null ? step.Value : field.JsonName + step.Value[name.Length..];
        });
    }

    private static MessageDescriptor? MessageOf(FieldDescriptor? field) => field switch
    {
        { IsMap: true } => MessageOf(field.MessageType.FindFieldByNumber(2)),
        { FieldType: FieldType.Message } => field.MessageType,
        _ => null,
    };

    // The key of a map is a JSON text, in which dots and brackets may stand.
    [GeneratedRegex("""(?<name>[^.\[]+)(\[("([^"\\]|\\.)*"|[^\]"]*)\])?""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Step();
}
