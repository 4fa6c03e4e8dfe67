using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Tests.Grpc.Wire;

public sealed class MetadataHeadersTests
{
    [Theory]
    [InlineData(new byte[0], "")]
    [InlineData(new byte[] { 0 }, "AA")]
    [InlineData(new byte[] { 1, 2 }, "AQI")]
    [InlineData(new byte[] { 1, 2, 3 }, "AQID")]
    [InlineData(new byte[] { 255, 254, 253, 252 }, "//79/A")]
    public void Bytes_are_base64_without_padding(byte[] bytes, string expected) =>
        Assert.Equal(expected, MetadataHeaders.Format(new Metadata.Entry("k-bin", bytes)));

    [Theory]
    [InlineData("", new byte[0])]
    [InlineData("AA", new byte[] { 0 })]
    [InlineData("AA==", new byte[] { 0 })]
    [InlineData("AQI", new byte[] { 1, 2 })]
    [InlineData("AQI=", new byte[] { 1, 2 })]
    [InlineData("AQID", new byte[] { 1, 2, 3 })]
    public void Bytes_are_read_with_and_without_padding(string value, byte[] expected)
    {
        var metadata = new Metadata();

        Assert.True(MetadataHeaders.TryAdd(metadata, "K-Bin", value));

        Assert.Equal(expected, Assert.Single(metadata).ValueBytes);
        Assert.Equal("k-bin", metadata[0].Key);
    }

    [Fact]
    public void Joined_binary_values_are_taken_apart()
    {
        var metadata = new Metadata();

        Assert.True(MetadataHeaders.TryAdd(metadata, "k-bin", "AQ, AQI=,AQID"));

        Assert.Equal([[1], [1, 2], [1, 2, 3]], metadata.Select(entry => entry.ValueBytes));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("####")]
    [InlineData("AQ,#")]
    public void What_is_not_base64_is_refused(string value) => Assert.False(MetadataHeaders.TryAdd([], "k-bin", value));

    [Fact]
    public void Text_with_commas_stays_one_value()
    {
        var metadata = new Metadata();

        Assert.True(MetadataHeaders.TryAdd(metadata, "k", "a, b"));

        Assert.Equal("a, b", Assert.Single(metadata).Value);
    }

    [Theory]
    [InlineData(":path")]
    [InlineData("")]
    [InlineData("GRPC-Timeout")]
    [InlineData("grpc-status")]
    [InlineData("grpc-message")]
    [InlineData("grpc-encoding")]
    [InlineData("Content-Type")]
    [InlineData("te")]
    [InlineData("host")]
    [InlineData("connection")]
    [InlineData("transfer-encoding")]
    public void Names_of_HTTP_and_of_the_protocol_are_reserved(string name) => Assert.True(MetadataHeaders.IsReserved(name));

    [Theory]
    [InlineData("authorization")]
    [InlineData("grpc-status-details-bin")]
    [InlineData("grpc-trace-bin")]
    [InlineData("user-agent")]
    public void Other_names_are_the_application_s(string name) => Assert.False(MetadataHeaders.IsReserved(name));

    [Theory]
    [InlineData("Zoë")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void Text_that_is_not_printable_ASCII_is_refused(string value)
    {
        Assert.Throws<ArgumentException>(() => MetadataHeaders.Format(new Metadata.Entry("k", value)));
        Assert.Throws<ArgumentException>(() => MetadataHeaders.Copy(new Metadata { { "k", value } }));
    }

    [Theory]
    [InlineData("Zoë")]
    [InlineData("a\tb")]
    public void Text_that_HTTP_allows_and_metadata_do_not_is_left_behind(string value)
    {
        var metadata = new Metadata();

        Assert.True(MetadataHeaders.TryAdd(metadata, "k", value));

        Assert.Empty(metadata);
    }

    [Fact]
    public void A_copy_has_what_the_wire_would_carry()
    {
        var copy = MetadataHeaders.Copy(new Metadata { { "k", " v " }, { "te", "x" }, { "b-bin", [1] } });

        Assert.Equal(["k", "b-bin"], copy.Select(entry => entry.Key));
        Assert.Equal("v", copy.GetValue("k"));
    }

    [Fact]
    public void Repeated_texts_of_a_request_are_joined_in_order()
    {
        var copy = MetadataHeaders.CopyRequest(
            new Metadata { { "a", "1" }, { "b", "x" }, { "a", "2" }, { "c-bin", [1] }, { "b", "y" }, { "a", "3" }, { "c-bin", [2] } });

        Assert.Equal(["a", "b", "c-bin", "c-bin"], copy.Select(entry => entry.Key));
        Assert.Equal("1, 2, 3", copy.GetValue("a"));
        Assert.Equal("x, y", copy.GetValue("b"));
    }
}
