using Posthouse.Components;

namespace Posthouse.Settings;

/// <summary>Settings for the line that tells with what an application runs: those that components take, secrets masked.</summary>
internal static class ShownSettings
{
    private const string Mask = "***";

    public static IEnumerable<string> Of(SettingValues settings, IReadOnlyCollection<ComponentDefinition> components)
    {
        var sections = OptionBinding.All(components).ToLookup(static configured => configured.Section, static configured => configured.Type, StringComparer.OrdinalIgnoreCase);
        return
            from setting in settings.All
            let parts = setting.Key.Split(':', 3)
            where parts.Length > 1 && sections.Contains(parts[0])
            let isSecret = sections[parts[0]].Any(type => OptionShape.IsSecret(type, parts[1]))
            select $"{setting.Key}={(isSecret ? Mask : WithoutPassword(setting.Value))}";
    }

    // An address may carry a name and a password.
    private static string WithoutPassword(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.UserInfo.Length > 0 ? value.Replace(address.UserInfo, Mask, StringComparison.Ordinal) : value;
}
