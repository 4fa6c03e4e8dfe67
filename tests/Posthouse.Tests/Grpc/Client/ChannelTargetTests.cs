using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Grpc.Client;

namespace Posthouse.Tests.Grpc.Client;

public sealed class ChannelTargetTests
{
    [Theory]
    [InlineData("http://10.0.0.1:50051", "10.0.0.1:50051", "http://10.0.0.1:50051/", null)]
    [InlineData("https://books.test/ignored", "books.test", "", "books.test")]
    [InlineData("https://[::1]:1", "[::1]:1", "https://[::1]:1/", null)]
    [InlineData("dns:///books.test:50051", "books.test:50051", "", "books.test:50051")]
    [InlineData("dns:books.test:50051", "books.test:50051", "", "books.test:50051")]
    [InlineData("dns:///books.test", "books.test", "", "books.test")]
    [InlineData("dns:///127.0.0.1:7", "127.0.0.1:7", "http://127.0.0.1:7/", null)]
    [InlineData("books.test:50051", "books.test:50051", "", "books.test:50051")]
    [InlineData("static:///10.0.0.1:1, 10.0.0.2:2,[::1]:3", "10.0.0.1:1, 10.0.0.2:2,[::1]:3", "http://10.0.0.1:1/ http://10.0.0.2:2/ http://[::1]:3/", null)]
    public void A_target_is_fixed_addresses_or_a_name(string target, string name, string addresses, string? authority)
    {
        var parsed = ChannelTarget.Parse(target, ChannelCredentials.Insecure, resolvesAddresses: true);

        Assert.Equal((name, addresses, authority), (parsed.Name, string.Join(' ', parsed.Addresses), parsed.Host?.Authority));
    }

    [Fact]
    public void Names_in_addresses_are_left_to_an_HTTP_client_that_was_given()
    {
        var parsed = ChannelTarget.Parse("http://books.test:1", null, resolvesAddresses: false);

        Assert.Equal("http://books.test:1/", parsed.Addresses.Single().ToString());
    }

    [Fact]
    public void Credentials_choose_TLS_and_its_port()
    {
        Assert.Equal(443, ChannelTarget.Parse("dns:///books.test", ChannelCredentials.SecureSsl, resolvesAddresses: true).Host!.Address.Port);
        Assert.Equal(80, ChannelTarget.Parse("dns:///books.test", ChannelCredentials.Insecure, resolvesAddresses: true).Host!.Address.Port);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dns:///")]
    [InlineData("dns://8.8.8.8/books.test:1")]
    [InlineData("static:///")]
    [InlineData("static:///10.0.0.1:1,,10.0.0.2:2")]
    [InlineData("ftp://books.test")]
    [InlineData("books.test:many")]
    [InlineData("books.test:1/path")]
    [InlineData("user@books.test:1")]
    [InlineData("http://")]
    public void What_is_no_target_is_refused(string target) =>
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(target, new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure }));

    [Theory]
    [InlineData("dns:///books.test:1")]
    [InlineData("books.test:1")]
    [InlineData("static:///10.0.0.1:1")]
    public void A_target_that_does_not_say_whether_it_uses_TLS_is_refused(string target) =>
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(target));

    [Fact]
    public void Credentials_that_contradict_the_address_are_refused()
    {
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress("http://books.test:1", new GrpcChannelOptions { Credentials = ChannelCredentials.SecureSsl }));
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress("https://10.0.0.1", new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure }));
    }
}
