using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Server;
using Posthouse.Tests.Grpc.Calls;

namespace Posthouse.Tests.Grpc.Server;

/// <summary>Requests that no gRPC client of ours would send.</summary>
public sealed class HttpEdgeTests : IAsyncLifetime
{
    private const string Echo = "/posthouse.testing.v1.EchoService/Echo";
    private static readonly byte[] EmptyMessage = [0, 0, 0, 0, 0];

    private readonly HttpClient _client = new();
    private readonly ScriptedEcho _server = new();
    private readonly WebApplication _application;
    private string _http2 = "";
    private string _http1 = "";

    public HttpEdgeTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2);
            server.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddGrpc();
        _application = builder.Build();
        _application.MapGrpcService(GrpcServiceBinding.Of(_server, null));
        _application.MapPost("/{first}/{second}", () => "an ordinary page");
        _application.MapGet("/rate", static (HttpContext http) => $"{http.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate?.BytesPerSecond}");
    }

    public async ValueTask InitializeAsync()
    {
        await _application.StartAsync();
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        (_http2, _http1) = (addresses[0], addresses[1]);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    [Fact]
    public async Task A_well_formed_request_is_answered()
    {
        using var response = await PostAsync(EmptyMessage);

        Assert.Equal("application/grpc", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0, 0, 0, 0, 2, 24, 1], await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("0", StatusOf(response));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/grpcs")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task Another_content_type_is_415(string? contentType)
    {
        using var response = await PostAsync(EmptyMessage, contentType: contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "Collect")]
    [InlineData("GET", "EchoInside")]
    [InlineData("PUT", "Echo")]
    [InlineData("DELETE", "Converse")]
    public async Task Another_HTTP_method_is_405(string verb, string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), $"{_http2}/posthouse.testing.v1.EchoService/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("POST", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_call_of_bad_form_disturbs_no_other()
    {
        byte[][] bodies = [[], [0, 0, 0], [7, 0, 0, 0, 0], EmptyMessage, [0, 255, 255, 255, 255]];

        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => PostAsync(bodies[number % bodies.Length])));

        Assert.Equal(Enumerable.Range(0, 50).Select(number => (number % bodies.Length) switch { 0 => "12", 3 => "0", 4 => "8", _ => "13" }), responses.Select(StatusOf));
        Assert.All(responses, response => response.Dispose());
    }

    [Fact]
    public async Task HTTP_1_is_426()
    {
        using var response = await PostAsync(EmptyMessage, version: HttpVersion.Version11);

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.NotEmpty(response.Headers.Upgrade);
    }

    [Theory]
    [InlineData("/posthouse.testing.v1.EchoService/Nothing")]
    [InlineData("/nobody.v1.Nothing/Serve")]
    public async Task An_unknown_method_is_UNIMPLEMENTED_without_messages(string path)
    {
        using var response = await PostAsync(EmptyMessage, path: path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("12", response.Headers.GetValues("grpc-status").Single());
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Other_requests_are_left_to_the_rest_of_the_application()
    {
        using var response = await PostAsync([], path: "/any/page", contentType: "text/plain");

        Assert.Equal("an ordinary page", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(new byte[0], "12")]
    [InlineData(new byte[] { 0, 0, 0 }, "13")]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, "13")]
    [InlineData(new byte[] { 7, 0, 0, 0, 0 }, "13")]
    [InlineData(new byte[] { 2, 0, 0, 0, 2, 24, 1 }, "13")]
    [InlineData(new byte[] { 1, 0, 0, 0, 2, 24, 1 }, "13")]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 24 }, "13")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, "12")]
    [InlineData(new byte[] { 0, 255, 255, 255, 255 }, "8")]
    public async Task A_body_that_is_not_one_message_fails(byte[] body, string status)
    {
        using var response = await PostAsync(body);

        Assert.Equal(status, StatusOf(response));
    }

    [Fact]
    public async Task An_encoding_that_is_not_known_is_UNIMPLEMENTED_and_names_those_that_are()
    {
        using var response = await PostAsync([1, 0, 0, 0, 0], headers: ("grpc-encoding", "snappy"));

        Assert.Equal("12", StatusOf(response));
        Assert.Equal("identity,gzip,deflate", response.Headers.GetValues("grpc-accept-encoding").Single());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_message_that_is_not_of_its_encoding_is_INTERNAL(string encoding)
    {
        using var response = await PostAsync([1, 0, 0, 0, 2, 24, 1], headers: ("grpc-encoding", encoding));

        Assert.Equal("13", StatusOf(response));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("S")]
    [InlineData("5s")]
    [InlineData("-5S")]
    [InlineData("1.5S")]
    [InlineData("123456789S")]
    public async Task A_time_out_that_is_not_valid_is_refused(string timeout)
    {
        using var response = await PostAsync(EmptyMessage, headers: ("grpc-timeout", timeout));

        Assert.Equal("13", StatusOf(response));
    }

    [Theory]
    [InlineData("0S")]
    [InlineData("1n")]
    public async Task A_time_out_that_is_over_at_once_never_reaches_the_handler(string timeout)
    {
        var called = false;
        _server.OnEcho = (_, _) =>
        {
            called = true;
            return Task.FromResult(new EchoResponse());
        };

        using var response = await PostAsync(EmptyMessage, headers: ("grpc-timeout", timeout));

        Assert.Equal("4", StatusOf(response));
        Assert.False(called);
    }

    [Theory]
    [InlineData("te", "trailers")]
    [InlineData("te", "gzip")]
    [InlineData("user-agent", "grpc-go/1.71.0")]
    [InlineData("grpc-accept-encoding", "snappy")]
    [InlineData("grpc-unheard-of", "1")]
    [InlineData("grpc-encoding", "identity")]
    public async Task What_else_a_client_says_of_itself_is_no_condition(string name, string value)
    {
        using var response = await PostAsync(EmptyMessage, headers: (name, value));

        Assert.Equal("0", StatusOf(response));
    }

    [Fact]
    public async Task The_server_ends_a_call_at_its_time_out_while_the_handler_goes_on()
    {
        using var over = new CancellationTokenSource();
        _server.OnEcho = async (_, _) =>
        {
            await Task.Delay(Timeout.Infinite, over.Token);
            return new EchoResponse();
        };

        using var response = await PostAsync(EmptyMessage, headers: ("grpc-timeout", "50m"));

        Assert.Equal("4", StatusOf(response));
        await over.CancelAsync();
    }

    [Fact]
    public async Task A_binary_header_that_is_not_base64_fails_the_handler_that_asks_for_it()
    {
        _server.OnEcho = (_, context) => Task.FromResult(new EchoResponse { Number = context.RequestHeaders.Count });

        using var response = await PostAsync(EmptyMessage, headers: ("k-bin", "####"));

        Assert.Equal("13", StatusOf(response));
    }

    [Fact]
    public async Task A_service_over_HTTP_sees_the_request()
    {
        _server.OnEcho = (_, context) => Task.FromResult(new EchoResponse { Text = context.GetHttpContext().Request.Protocol });

        using var response = await PostAsync(EmptyMessage);

        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("HTTP/2", EchoResponse.Parser.ParseFrom(body.AsSpan(5)).Text);
    }

    [Fact]
    public async Task Pages_over_HTTP_1_are_still_to_be_read_at_a_rate()
    {
        Assert.Equal("240", await _client.GetStringAsync(new Uri($"{_http1}/rate"), TestContext.Current.CancellationToken));
    }

    private static string StatusOf(HttpResponseMessage response) =>
        (response.Headers.TryGetValues("grpc-status", out var early) ? early : response.TrailingHeaders.GetValues("grpc-status")).Single();

    private async Task<HttpResponseMessage> PostAsync(
        byte[] body,
        string path = Echo,
        string? contentType = "application/grpc",
        Version? version = null,
        (string Name, string Value)? headers = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, (version is null ? _http2 : _http1) + path)
        {
            Version = version ?? HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType) } },
        };
        if (headers is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
