using Posthouse.Hosting.Door;

namespace Posthouse.Tests.Hosting.Door;

public sealed class CrossOriginsTests
{
    [Theory]
    [InlineData("", false, 0)]
    [InlineData("*", false, 0)]
    [InlineData("https://a.example, http://localhost:3000", true, 0)]
    [InlineData("*", true, 1)]
    [InlineData("*, https://a.example", false, 1)]
    [InlineData("a.example", false, 1)]
    [InlineData("https://a.example/", false, 1)]
    [InlineData("https://a.example/page", false, 1)]
    [InlineData("ftp://a.example", false, 1)]
    [InlineData("b, c", false, 2)]
    public void Origins_are_what_browsers_send(string origins, bool credentials, int problems) =>
        Assert.Equal(problems, new CrossOrigins { Origins = origins, Credentials = credentials }.Problems().Count);
}
