using System.Text.RegularExpressions;
using Posthouse.Look;
using Posthouse.Look.Covers;

namespace OnlineBooks.Tests.Look;

/// <summary>The colours of the style sheet, read from the file that is served.</summary>
public sealed partial class TokensTests
{
    private static readonly string Tokens = Read("look.css/10-tokens.css");

    public static TheoryData<string, string, double> Pairs => new()
    {
        { "ink", "bg", 15.3 },
        { "ink", "sunken", 14.2 },
        { "ink-2", "bg", 6.6 },
        { "ink-2", "sunken", 6.1 },
        { "accent", "bg", 7.4 },
        { "accent", "accent-soft", 6.8 },
        { "on-accent", "accent", 8.0 },
        { "on-highlight", "highlight", 8.4 },
        { "on-band", "band", 10.5 },
        { "highlight", "band", 5.5 },
        { "focus", "bg", 5.2 },
        { "focus", "surface", 5.2 },
        { "focus", "sunken", 5.0 },
        { "control", "surface", 3.3 },
        { "control", "sunken", 3.0 },
        { "good", "good-soft", 6.3 },
        { "warn", "warn-soft", 6.3 },
        { "bad", "bad-soft", 6.3 },
        { "info", "info-soft", 6.3 },
        { "ink", "info-soft", 12 },
        { "accent", "info-soft", 4.5 },
        { "star", "bg", 3.7 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_and_signs_stand_out_in_every_application_by_day_and_night(string front, string ground, double least)
    {
        foreach (var theme in (LookTheme[])[LookTheme.Hotel, LookTheme.Books, LookTheme.Run])
        {
            var (fore, back) = (Token(theme, front), Token(theme, ground));
            Assert.True(Contrast.Between(fore.Light, back.Light) >= least, $"{theme.Name} by day: {front} on {ground}");
            Assert.True(Contrast.Between(fore.Dark, back.Dark) >= least, $"{theme.Name} by night: {front} on {ground}");
        }
    }

    [Fact]
    public void The_browsers_own_bars_have_the_colour_of_the_page()
    {
        foreach (var theme in (LookTheme[])[LookTheme.Hotel, LookTheme.Books, LookTheme.Run])
        {
            Assert.Equal((theme.LightGround, theme.DarkGround), Token(theme, "bg"));
        }
    }

    [Fact]
    public void The_style_sheet_has_the_palettes_of_the_covers()
    {
        var covers = Read("look.css/40-covers.css");

        Assert.All(
            CoverPalette.All.Select((palette, number) => $".cover--p{number} {{ background: {palette.Ground}; color: {palette.Ink}; }}"),
            rule => Assert.Contains(rule, covers, StringComparison.Ordinal));
    }

    private static (string Light, string Dark) Token(LookTheme theme, string name)
    {
        var own = Tokens.IndexOf($"[data-app={theme.Name}]", StringComparison.Ordinal);
        var block = Tokens[own..Tokens.IndexOf('}', own)];
        var match = Pattern(name).Match(block) is { Success: true } inTheme ? inTheme : Pattern(name).Match(Tokens);
        return match.Success ? (match.Groups["light"].Value, match.Groups["dark"].Value) : throw new KeyNotFoundException(name);
    }

    private static Regex Pattern(string name) => new(
        $@"--{Regex.Escape(name)}: light-dark\((?<light>#[0-9a-f]{{6}}), (?<dark>#[0-9a-f]{{6}})\)",
        RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static string Read(string name)
    {
        using var text = new StreamReader(typeof(LookAssets).Assembly.GetManifestResourceStream("Assets/" + name)!);
        return text.ReadToEnd();
    }
}
