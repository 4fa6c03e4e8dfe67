using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Tests.Grpc.Web;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>What each listener answers in each version of HTTP: public and extra ones take both on one port, the inner one takes HTTP/2 alone.</summary>
public sealed class VersionsOfHttpTests
{
    private const string Health = "/grpc.health.v1.Health/Check";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task An_extra_listener_answers_calls_and_health_in_every_dialect(string version)
    {
        await using var running = await StartAsync();

        using var web = await SendAsync(running.Extra, EchoHost.Post("Echo", "application/grpc-web+proto", Frames.Of(new EchoRequest { Text = "hi" })), version);
        using var connect = await SendAsync(running.Extra, EchoHost.Post("Echo", "application/json", "{\"text\":\"hi\"}"u8.ToArray()), version);
        using var health = await SendAsync(running.Extra, Post(Health, "application/json", "{}"u8.ToArray()), version);
        using var healthOfWeb = await SendAsync(running.Extra, Post(Health, "application/grpc-web-text", Frames.Text(Frames.Of(new HealthCheckRequest { Service = EchoService.Descriptor.FullName }))), version);

        Assert.Equal("hi", EchoResponse.Parser.ParseFrom(Frames.Read(await BodyAsync(web))[0].Payload).Text);
        Assert.Equal("hi", (string?)JsonNode.Parse(await BodyAsync(connect))!["text"]);
        Assert.Equal("SERVING", (string?)JsonNode.Parse(await BodyAsync(health))!["status"]);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, HealthCheckResponse.Parser.ParseFrom(Frames.Read(Frames.FromText(await BodyAsync(healthOfWeb)))[0].Payload).Status);
    }

    [Fact]
    public async Task An_extra_listener_tells_by_reflection_what_needs_no_person_and_serves_nothing_else()
    {
        await using var running = await StartAsync();
        using var channel = GrpcChannel.ForAddress(running.Extra);
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(cancellationToken: Cancelled);

        await call.RequestStream.WriteAsync(new ServerReflectionRequest { FileContainingSymbol = EchoService.Descriptor.FullName }, Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));
        await call.RequestStream.CompleteAsync();
        var methods = call.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto
            .Select(Google.Protobuf.Reflection.FileDescriptorProto.Parser.ParseFrom)
            .SelectMany(static file => file.Service).Single(static service => service.Name == "EchoService").Method.Select(static method => method.Name);
        var echo = new EchoService.EchoServiceClient(channel);

        Assert.Equal(["Echo", "Collect", "Repeat", "Converse"], methods);
        foreach (var refused in new[] { echo.EchoInsideAsync(new EchoRequest()), echo.EchoOnceAsync(new EchoRequest()) })
        {
            Assert.Equal(StatusCode.Unimplemented, (await Assert.ThrowsAsync<RpcException>(() => refused.ResponseAsync)).StatusCode);
        }
    }

    [Fact]
    public async Task A_call_by_gRPC_over_HTTP_1_is_told_to_upgrade()
    {
        await using var running = await StartAsync();

        foreach (var address in new[] { running.Extra, running.Public })
        {
            using var response = await SendAsync(address, EchoHost.Post("Echo", "application/grpc", Frames.Of(new EchoRequest())), "1.1");

            Assert.Equal((HttpStatusCode.UpgradeRequired, "h2c"), (response.StatusCode, response.Headers.Upgrade.ToString()));
        }
    }

    [Theory]
    [InlineData("POST /posthouse.testing.v1.EchoService/Echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/grpc\r\nContent-Length: 5\r\n\r\n\0\0\0\0\0")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    public async Task The_inner_port_speaks_HTTP_2_alone_and_says_so_to_others(string request)
    {
        await using var running = await StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, running.Inner.Port, Cancelled);

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Cancelled);
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync(Cancelled);

        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("HTTP/2 only", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_inner_port_answers_health_in_every_dialect_over_HTTP_2()
    {
        await using var running = await StartAsync();

        using var json = await SendAsync(running.Inner, Post(Health, "application/json", "{}"u8.ToArray(), ("Connect-Protocol-Version", "1")), "2.0");
        using var web = await SendAsync(running.Inner, Post(Health, "application/grpc-web", Frames.Of(new HealthCheckRequest())), "2.0");

        Assert.Equal("SERVING", (string?)JsonNode.Parse(await BodyAsync(json))!["status"]);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, HealthCheckResponse.Parser.ParseFrom(Frames.Read(await BodyAsync(web))[0].Payload).Status);
    }

    private static HttpRequestMessage Post(string path, string contentType, byte[] body, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = EchoHost.Post("", contentType, body, headers);
        request.RequestUri = new Uri(path, UriKind.Relative);
        return request;
    }

    private static async Task<HttpResponseMessage> SendAsync(Uri address, HttpRequestMessage request, string version)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        using (request)
        {
            (request.Version, request.VersionPolicy) = (Version.Parse(version), HttpVersionPolicy.RequestVersionExact);
            var response = await client.SendAsync(request, Cancelled);
            await response.Content.LoadIntoBufferAsync(Cancelled);
            return response;
        }
    }

    private static Task<byte[]> BodyAsync(HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync(Cancelled);

    private static async Task<Listening> StartAsync()
    {
        var extra = new Uri($"http://localhost:{FreePort.Next()}");
        var topology = $$"""{ "processes": { "front": { "components": ["Lobby"], "public": true }, "rest": { "components": ["*"] } }, "listen": { "OpenEcho": "{{extra}}" } }""";
        return new Listening(await RunningProcesses.StartAsync(topology, DoorApplication.Components), extra);
    }

    private sealed class Listening(RunningProcesses running, Uri extra) : IAsyncDisposable
    {
        public Uri Extra => extra;

        public Uri Public => running.Public;

        public Uri Inner => running["rest"].InnerAddress!;

        public ValueTask DisposeAsync() => running.DisposeAsync();
    }
}
