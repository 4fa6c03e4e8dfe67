using Posthouse.Look;

namespace OnlineBooks.Tests.Look;

public sealed class AssetSetTests
{
    [Fact]
    public void An_address_carries_a_hash_of_the_content()
    {
        Assert.Matches("^/look/look\\.[0-9a-f]{12}\\.css$", LookAssets.Shared.AddressOf("look.css"));
        Assert.Matches("^/look/newsreader\\.[0-9a-f]{12}\\.woff2$", LookAssets.Shared.AddressOf("newsreader.woff2"));
    }

    [Fact]
    public void A_name_that_is_not_there_is_refused_with_those_that_are()
    {
        var refusal = Assert.Throws<ArgumentException>(() => LookAssets.Shared.AddressOf("luck.css"));

        Assert.Contains("look.css", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_font_has_its_licence_beside_it()
    {
        var files = typeof(LookAssets).Assembly.GetManifestResourceNames();
        var fonts = files.Where(file => file.EndsWith(".woff2", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, fonts.Count);
        Assert.All(fonts, font => Assert.Contains(font.Replace("-ext", "").Replace(".woff2", "-OFL.txt"), files));
    }
}
