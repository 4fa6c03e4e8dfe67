using System.Collections;
using Posthouse.Components;
using Posthouse.Settings;
using Posthouse.Topologies;

namespace Posthouse.Tests.Settings;

public sealed class OptionBindingTests
{
    private static readonly ConfiguredOptions Larder = new("Larder", typeof(LarderOptions));

    [Fact]
    public void What_is_not_set_keeps_its_default() => Assert.Equal(new LarderOptions(), Bind([]));

    [Fact]
    public void Values_of_every_kind_are_read()
    {
        var options = Bind([
            ("Larder:Supplier", "https://example.org/mill"), ("Larder:Freshness", "02:30:00"), ("larder:shelves", "7"), ("Larder:Limit", "5000000000"),
            ("Larder:Locked", "true"), ("Larder:Grain", "oat"), ("Larder:Name", ""), ("Larder:Labels:0", "a"), ("Larder:Labels:1", "b"),
        ]);

        Assert.Equal(
            (new Uri("https://example.org/mill"), TimeSpan.FromHours(2.5), 7, 5_000_000_000L, true, Grain.Oat, ""),
            (options.Supplier, options.Freshness, options.Shelves, options.Limit, options.Locked, options.Grain, options.Name));
        Assert.Equal(["a", "b"], options.Labels);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_with_its_mend()
    {
        var problems = Problems([
            ("Larder:Supplier", "mill"), ("Larder:Freshness", "soon"), ("Larder:Shelves", "many"), ("Larder:Grain", "wheat"), ("Larder:Shelfs", "3"), ("Larder:Doors", "2"),
        ]);

        Assert.Equal(6, problems.Count);
        Assert.Contains(problems, static problem => problem is { What: "The setting Larder:Supplier is no absolute address." });
        Assert.Contains(problems, static problem => problem.What.Contains("Larder:Freshness", StringComparison.Ordinal) && problem.Mend.Contains("hours:minutes:seconds", StringComparison.Ordinal));
        Assert.Contains(problems, static problem => problem.Mend.Contains("Oat, Rye", StringComparison.Ordinal));
        Assert.Contains(problems, static problem => problem.Mend.Contains("Did you mean \"Shelves\"?", StringComparison.Ordinal));
        Assert.Contains(problems, static problem => problem.What.Contains("no option Doors", StringComparison.Ordinal));
    }

    [Fact]
    public void Options_check_themselves() => Assert.Contains("give 0 to 100", Assert.Single(Problems([("Larder:Shelves", "101")])).What, StringComparison.Ordinal);

    [Fact]
    public void Settings_of_other_sections_are_nobodys_problem() => Assert.Empty(Problems([("Cellar:Shelves", "many"), ("PATH", "x")]));

    [Fact]
    public void The_command_line_wins_over_the_environment_and_defaults_lose()
    {
        var environment = new Hashtable { ["Larder__Shelves"] = "1", ["Larder__Name"] = "env", ["__x"] = "y", ["HOME"] = "/" };

        var settings = SettingValues.FromEnvironment(environment).With([new("larder:shelves", "2")]).WithDefaults([new("Larder:Name", "default"), new("Larder:Locked", "true")]);

        Assert.Equal(["Larder:Locked=true", "Larder:Name=env", "Larder:Shelves=2"], settings.All.Select(static value => $"{value.Key}={value.Value}"));
    }

    [Fact]
    public void Settings_survive_the_way_through_an_environment()
    {
        var settings = SettingValues.None.With([new("Larder:Labels:0", "a=b"), new("Larder:Key", "")]);

        var variables = new Hashtable(settings.AsVariables().ToDictionary(static variable => variable.Key, static variable => variable.Value, StringComparer.Ordinal));

        Assert.Equal(settings.All, SettingValues.FromEnvironment(variables).All);
    }

    [Fact]
    public void Secrets_are_masked_and_what_nobody_takes_is_not_shown()
    {
        var settings = SettingValues.None.With([new("Larder:Key", "sesame"), new("Larder:Shelves", "7"), new("Cellar:Key", "other"), new("Larder:Supplier", "http://me:pass@mill/")]);

        var shown = string.Join(' ', ShownSettings.Of(settings, [ComponentDefinition.Of<LarderComponent>()]));

        Assert.Equal("Larder:Key=*** Larder:Shelves=7 Larder:Supplier=http://***@mill/", shown);
    }

    private static LarderOptions Bind(IEnumerable<(string Key, string Value)> values)
    {
        var problems = new List<Problem>();
        var options = (LarderOptions)new OptionBinding(Settings(values)).Bind(Larder, problems);
        Assert.Empty(problems);
        return options;
    }

    private static IReadOnlyList<Problem> Problems(IEnumerable<(string Key, string Value)> values) =>
        new OptionBinding(Settings(values)).Check([ComponentDefinition.Of<LarderComponent>()]);

    private static SettingValues Settings(IEnumerable<(string Key, string Value)> values) =>
        SettingValues.None.With(values.Select(static value => KeyValuePair.Create(value.Key, value.Value)));
}
