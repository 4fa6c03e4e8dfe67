using Posthouse.Calls.Validation;

namespace Posthouse.Tests.Calls.Validation;

public sealed class TextFormTests
{
    [Theory]
    [InlineData("guest@example.org", true)]
    [InlineData("first.last+tag@sub.example-host.org", true)]
    [InlineData("a@b", true)]
    [InlineData("", false)]
    [InlineData("guest", false)]
    [InlineData("@example.org", false)]
    [InlineData("guest@-example.org", false)]
    [InlineData("guest@example..org", false)]
    [InlineData("guest@example.org.", false)]
    [InlineData("guest@exa_mple.org", false)]
    [InlineData("gu est@example.org", false)]
    [InlineData("guest@host@example.org", false)]
    [InlineData("gäst@example.org", false)]
    public void Email_is_what_a_browser_takes(string text, bool valid) => Assert.Equal(valid, TextForms.IsEmail(text));

    [Theory]
    [InlineData("019a0000-0000-7000-8000-00000000000f", true)]
    [InlineData("019A0000-0000-7000-8000-00000000000F", true)]
    [InlineData("019a0000000070008000000000000000", false)]
    [InlineData("{019a0000-0000-7000-8000-0000000000}", false)]
    [InlineData("019a0000-0000-7000-8000-00000000000g", false)]
    public void Uuid_has_36_characters(string text, bool valid) => Assert.Equal(valid, TextForms.IsUuid(text));

    [Theory]
    [InlineData("https://example.org/a?b=c#d", true)]
    [InlineData("urn:isbn:0451450523", true)]
    [InlineData("mailto:guest@example.org", true)]
    [InlineData("https://example.org/%C3%A4", true)]
    [InlineData("https://example.org/ä", false)]
    [InlineData("https://example.org/%C", false)]
    [InlineData("https://example.org/a b", false)]
    [InlineData("https://example.org/#a#b", false)]
    [InlineData("//example.org/", false)]
    [InlineData("/rooms", false)]
    [InlineData("1http://example.org", false)]
    [InlineData("http:", false)]
    public void Uri_is_absolute(string text, bool valid) => Assert.Equal(valid, TextForms.IsAbsoluteUri(text));

    [Theory]
    [InlineData("^a$", "a", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData(@"^\d$", "٣", false)]
    [InlineData(@"^[\d]$", "3", true)]
    [InlineData(@"^\w+$", "ä", false)]
    [InlineData(@"^[$]\$$", "$$", true)]
    [InlineData("^[]a]+$", "]a", true)]
    [InlineData("^[^]a]+$", "bc", true)]
    [InlineData("b", "abc", true)]
    public void Pattern_means_what_RE2_takes_it_for(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Re2Pattern.Compile(pattern).IsMatch(text));
}
