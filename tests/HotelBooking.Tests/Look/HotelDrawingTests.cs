using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Posthouse.Look.Hotels;

namespace HotelBooking.Tests.Look;

public sealed class HotelDrawingTests
{
    [Fact]
    public void The_same_picture_is_the_same_text_always()
    {
        var drawn = Enum.GetValues<HotelScene>().Select(scene => HotelDrawing.Draw(new HotelPicture("h000123", scene)));

        Assert.Equal(
            "101ba9ce4415f851",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(drawn))))[..16]);
    }

    [Fact]
    public void Pictures_are_well_formed_without_text_script_or_anything_from_outside()
    {
        foreach (var picture in Pictures())
        {
            var root = XDocument.Parse(HotelDrawing.Draw(picture)).Root!;

            Assert.Equal("0 0 600 400", root.Attribute("viewBox")!.Value);
            Assert.All(root.Descendants(), part => Assert.Contains(part.Name.LocalName, (string[])["rect", "path", "circle", "ellipse", "defs", "linearGradient", "stop"]));
            Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal) || attribute.Name.LocalName.Contains("href", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Hotels_differ()
    {
        var drawn = Enumerable.Range(0, 200).Select(number => HotelDrawing.Draw(new HotelPicture($"h{number:000000}"))).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(200, drawn.Count);
    }

    [Fact]
    public void Every_address_is_read_back_as_the_picture_that_it_names()
    {
        foreach (var picture in Pictures())
        {
            var parts = picture.Address.Split('/');

            Assert.True(HotelPicture.TryParse(parts[^2], parts[^1][..^4], out var read));
            Assert.Equal(picture, read);
        }
    }

    [Theory]
    [InlineData("front", "H000123")]
    [InlineData("front", "")]
    [InlineData("front", "../secret")]
    [InlineData("cellar", "h000123")]
    [InlineData("0", "h000123")]
    [InlineData("front-grand-coast", "h000123")]
    [InlineData("front-coast-coast", "h000123")]
    [InlineData("Front", "h000123")]
    [InlineData("", "h000123")]
    public void An_address_that_names_no_picture_is_refused(string view, string id) => Assert.False(HotelPicture.TryParse(view, id, out _));

    private static IEnumerable<HotelPicture> Pictures() =>
        from scene in Enum.GetValues<HotelScene>()
        from setting in Enum.GetValues<HotelSetting>()
        from kind in Enum.GetValues<HotelKind>()
        select new HotelPicture($"h{((int)setting * 7) + (int)kind:000000}", scene) { Setting = setting, Kind = kind };
}
