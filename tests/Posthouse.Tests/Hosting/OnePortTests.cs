using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Hosting.OnePort;

namespace Posthouse.Tests.Hosting;

/// <summary>One plaintext port: pages over HTTP/1.1 and HTTP/2, and gRPC.</summary>
public sealed class OnePortTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_page_is_answered_in_either_version(string version)
    {
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.Split);
        using var request = new HttpRequestMessage(HttpMethod.Get, running.Public) { Version = Version.Parse(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var response = await running.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Version.Parse(version), response.Version);
        Assert.Equal("Desk: hello for Desk", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_public_method_is_answered_and_an_inner_one_is_not_there()
    {
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.One);
        using var channel = GrpcChannel.ForAddress(running.Public);
        var echo = new EchoService.EchoServiceClient(channel);

        var inner = await Assert.ThrowsAsync<RpcException>(() => echo.EchoInsideAsync(new EchoRequest(), cancellationToken: Token).ResponseAsync);

        Assert.Equal("hello", (await echo.EchoAsync(new EchoRequest { Text = "hello" }, cancellationToken: Token)).Text);
        Assert.Equal(StatusCode.Unimplemented, inner.StatusCode);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "HTTP/1.1 200 OK")]
    [InlineData("PRINT / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "HTTP/1.1 405 Method Not Allowed")]
    public async Task A_request_that_comes_byte_by_byte_is_answered(string request, string expected)
    {
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.One);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, running.Public.Port, Token);

        foreach (var each in Encoding.ASCII.GetBytes(request))
        {
            await client.GetStream().WriteAsync(new[] { each }, Token);
        }

        using var reader = new StreamReader(client.GetStream());
        Assert.Equal(expected, await reader.ReadLineAsync(Token));
    }

    [Theory]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", true)]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nmore", true)]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r", null)]
    [InlineData("P", null)]
    [InlineData("", null)]
    [InlineData("PRI * HTTP/1.1\r\n", false)]
    [InlineData("POST / HTTP/1.1", false)]
    public void The_preface_is_told_from_a_request_as_early_as_can_be(string bytes, bool? expected) =>
        Assert.Equal(expected, PrefaceSwitch.IsPreface(new ReadOnlySequence<byte>(Encoding.ASCII.GetBytes(bytes))));
}
