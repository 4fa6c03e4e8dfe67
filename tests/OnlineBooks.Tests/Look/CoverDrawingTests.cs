using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Posthouse.Look.Covers;

namespace OnlineBooks.Tests.Look;

public sealed class CoverDrawingTests
{
    [Fact]
    public void The_same_id_gives_the_same_bytes()
    {
        var drawings = Enumerable.Range(1, 300).Select(id => CoverDrawing.Draw($"book:{id}"));

        // Addresses of drawings are cached for a year: when this changes on purpose, raise CoverDrawing.Version.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', drawings))));
        Assert.Equal("v1 ec56318bc4ef9ed7", $"{CoverDrawing.Version} {hash[..16]}");
    }

    [Fact]
    public void Every_drawing_is_a_picture_without_text_script_or_address()
    {
        foreach (var drawing in Enumerable.Range(1, 300).Select(id => CoverDrawing.Draw($"book:{id}")))
        {
            var picture = XDocument.Parse(drawing).Root!;

            Assert.Equal("svg", picture.Name.LocalName);
            Assert.All(picture.Descendants(), shape => Assert.Contains(shape.Name.LocalName, (string[])["rect", "circle", "path"]));
            Assert.DoesNotContain(picture.Descendants().Attributes(), mark => mark.Name.LocalName is "href" or "style" or "id");
            Assert.DoesNotContain("NaN", drawing, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_pattern_and_palette_comes_up()
    {
        var designs = Enumerable.Range(1, 2_000).Select(id => CoverDesign.Of($"book:{id}")).ToList();

        Assert.Equal(Enum.GetValues<CoverPattern>(), designs.Select(design => design.Pattern).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, CoverPalette.All.Length), designs.Select(design => design.PaletteNumber).Distinct().Order());
    }

    [Fact]
    public void The_three_mystery_books_differ_in_palette_and_pattern()
    {
        var designs = Enumerable.Range(1, 3).Select(id => CoverDesign.Of($"book:{id}")).ToList();

        Assert.Equal(3, designs.Select(design => design.PaletteNumber).Distinct().Count());
        Assert.Equal(3, designs.Select(design => design.Pattern).Distinct().Count());
    }

    [Fact]
    public void Lettering_stands_out_from_the_cloth()
    {
        Assert.All(CoverPalette.All, palette => Assert.True(Contrast.Between(palette.Ink.ToString(), palette.Ground.ToString()) >= 8.8));
    }
}
