using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Problems;

/// <summary>Names of fields in violations: services use those of the contract, JSON has its own.</summary>
internal static class FieldNames
{
    /// <summary>A path such as <c>rooms[0].child_ages[2]</c> in the names of JSON; what is no field of the message stays as it is.</summary>
    public static string InJson(MessageDescriptor message, string path)
    {
        var names = path.Split('.');
        var within = message;
        for (var at = 0; at < names.Length && within is not null; at++)
        {
            var bracket = names[at].IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? names[at] : names[at][..bracket];
            var field = within.FindFieldByName(name);
            names[at] = field is null ? names[at] : field.JsonName + names[at][name.Length..];
            within = field is { FieldType: FieldType.Message, IsMap: false } ? field.MessageType : null;
        }

        return string.Join('.', names);
    }
}
