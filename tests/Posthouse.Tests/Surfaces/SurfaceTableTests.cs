using Microsoft.AspNetCore.Http;
using Posthouse.Surfaces;

namespace Posthouse.Tests.Surfaces;

public sealed class SurfaceTableTests
{
    [Theory]
    [InlineData("/", "root")]
    [InlineData("/books", "root")]
    [InlineData("/documents", "documents")]
    [InlineData("/documents/7", "documents")]
    [InlineData("/documents/archive", "archive")]
    [InlineData("/documents/archive/7", "archive")]
    [InlineData("/Documents/Archive", "archive")]
    [InlineData("/documentsx", "root")]
    public void The_longest_prefix_takes_a_path(string path, string taker)
    {
        var table = new SurfaceTable<string>([("/", "root"), ("/documents", "documents"), ("/documents/archive", "archive")]);

        Assert.Equal(taker, table.Find(new PathString(path)));
    }

    [Fact]
    public void A_path_that_nobody_exposes_has_no_taker() => Assert.Null(new SurfaceTable<string>([("/documents", "documents")]).Find("/books"));

    [Theory]
    [InlineData("Connection", "", true)]
    [InlineData("transfer-encoding", "", true)]
    [InlineData("X-Private", "close, x-private", true)]
    [InlineData("X-Private", "close", false)]
    [InlineData("Cookie", "", false)]
    public void Headers_of_one_connection_stay_there(string header, string connection, bool stays) => Assert.Equal(stays, HopByHop.Is(header, connection));
}
