using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Contracts.Options.V1;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Rest;
using Posthouse.Testing.Echo;
using Posthouse.Tests.Calls.Pipeline;

namespace Posthouse.Tests.Rest;

/// <summary>The echo service behind the call pipeline, and before it REST/JSON on a free port.</summary>
internal sealed class RestEcho : IAsyncDisposable
{
    private readonly EchoServer _echo;
    private readonly WebApplication _server;

    private RestEcho(EchoServer echo, WebApplication server)
    {
        _echo = echo;
        _server = server;
        Address = new Uri(server.Urls.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public static async Task<RestEcho> StartAsync(Func<RestOptions, RestOptions>? change = null)
    {
        var echo = await new PipelineSetup("Echo", inProcess: true).StartAsync();
        var options = new RestOptions { Services = [new OfferedContract("Echo", EchoService.Descriptor)], Calls = echo.Invoker, Includes = static method => method.GetOptions().GetExtension(OptionsExtensions.Access) == Access.Public };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var server = builder.Build();
        server.UseRouting();
        server.MapRest(new RestSurface(change?.Invoke(options) ?? options));
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new RestEcho(echo, server);
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static StringContent Lines(params string[] lines) => new(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");

    public async Task<RestAnswer> SendAsync(string method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new RestAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), body)
        {
            Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        await _echo.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
internal sealed record RestAnswer(int Status, string? ContentType, string Body)
{
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Reason => Json.GetProperty("reason").GetString();

    public IEnumerable<string?> Fields => Json.GetProperty("violations").EnumerateArray().Select(static violation => violation.GetProperty("field").GetString());

    public IReadOnlyList<JsonElement> Lines => [.. Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
}
