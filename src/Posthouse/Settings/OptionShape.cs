using System.Reflection;
using Posthouse.Components;

namespace Posthouse.Settings;

/// <summary>What an options record can be given.</summary>
internal static class OptionShape
{
    public static IEnumerable<PropertyInfo> Of(Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.SetMethod is { IsPublic: true });

    public static bool IsSecret(Type options, string name) =>
        Of(options).Any(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase) && property.IsDefined(typeof(SecretAttribute)));

    public static string Describe(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "a duration as hours:minutes:seconds, for example 00:15:00"
        : type == typeof(Uri) ? "an address such as http://localhost:5010"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type.IsPrimitive ? "a number in its range"
        : $"what fits {type.Name}";
}
