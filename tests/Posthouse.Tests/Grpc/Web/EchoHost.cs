using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Server;
using Posthouse.Tests.Grpc.Calls;

namespace Posthouse.Tests.Grpc.Web;

/// <summary>A server with the echo on HTTP/1.1 and HTTP/2, itself or through a server in between that knows messages as bytes only, and bare requests to it.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    public const string Service = "/posthouse.testing.v1.EchoService/";

    private readonly HttpClient _client = new();
    private readonly List<WebApplication> _applications = [];
    private GrpcChannel? _channel;

    public ScriptedEcho Server { get; } = new();

    public GrpcServiceOptions Options { get; } = new();

    public Uri Http1 { get; private set; } = new("http://localhost");

    public Uri Http2 { get; private set; } = new("http://localhost");

    public static async Task<EchoHost> StartAsync(bool forwarded = false, Action<EchoHost>? with = null, Action<WebApplication>? use = null)
    {
        var host = new EchoHost();
        with?.Invoke(host);
        var binding = GrpcServiceBinding.Of(host.Server, forwarded ? null : host.Options);
        if (forwarded)
        {
            await host.ServeAsync(binding, null);
            host._channel = GrpcChannel.ForAddress(host.Http2);
            binding = GrpcServiceBinding.Forward(EchoService.Descriptor, host._channel.CreateCallInvoker(), new ForwardingOptions(), host.Options);
        }

        await host.ServeAsync(binding, use);
        return host;
    }

    /// <summary>A request with a body.</summary>
    public static HttpRequestMessage Post(string method, string contentType, byte[] body, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Service + method) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request, bool http2 = false, CancellationToken away = default)
    {
        using (request)
        {
            request.RequestUri = new Uri(http2 ? Http2 : Http1, request.RequestUri!.ToString());
            request.Version = http2 ? HttpVersion.Version20 : HttpVersion.Version11;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            using var over = CancellationTokenSource.CreateLinkedTokenSource(away, TestContext.Current.CancellationToken);
            using var response = await _client.SendAsync(request, over.Token);
            var body = await response.Content.ReadAsByteArrayAsync(over.Token);
            return new Reply((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), Headers(response), body);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _channel?.Dispose();
        foreach (var application in Enumerable.Reverse(_applications))
        {
            await application.StopAsync(new CancellationToken(canceled: true));
            await application.DisposeAsync();
        }
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response) =>
        ((IEnumerable<KeyValuePair<string, IEnumerable<string>>>)[.. response.Headers, .. response.Content.Headers])
        .ToDictionary(each => each.Key.ToLowerInvariant(), each => string.Join(',', each.Value), StringComparer.Ordinal);

    private async Task ServeAsync(GrpcServiceBinding binding, Action<WebApplication>? use)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http1);
            server.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc();
        builder.Services.AddCors();
        var application = builder.Build();
        use?.Invoke(application);
        application.MapGrpcService(binding);
        application.MapPost("/{first}/{second}", () => "an ordinary page");
        _applications.Add(application);
        await application.StartAsync();
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToArray();
        (Http1, Http2) = (addresses[0], addresses[1]);
    }
}

/// <summary>What came back.</summary>
/// <param name="Headers">By names in lower case.</param>
internal sealed record Reply(int Status, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
