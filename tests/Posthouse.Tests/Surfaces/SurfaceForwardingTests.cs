using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Security;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Hosting;

namespace Posthouse.Tests.Surfaces;

/// <summary>A browser sees the same, whether the component that exposes a path runs in the public process or behind it.</summary>
public sealed class SurfaceForwardingTests
{
    public static TheoryData<string> EveryTopology => [RunningProcesses.One, RunningProcesses.Split];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task A_surface_sees_the_request_as_the_browser_sent_it(string topology)
    {
        await using var running = await RunningProcesses.StartAsync(topology);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(running.Public, "/echo/who?a=%20b&c=d"));
        request.Headers.Host = "shop.example:8443";
        request.Headers.Add("posthouse-scheme", "forged");
        request.Headers.Add("posthouse-client", "6.6.6.6");
        request.Headers.Add(CallerTokens.MetadataKey, "forged");

        using var response = await running.SendAsync(request);

        var seen = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(Cancelled), cancellationToken: Cancelled);
        string? Seen(string name) => seen.RootElement.GetProperty(name).GetString();
        Assert.Equal(("Echo", "http", "shop.example:8443", "127.0.0.1"), (Seen("owner"), Seen("scheme"), Seen("host"), Seen("client")));
        Assert.Equal(("/echo/who", "?a=%20b&c=d", ""), (Seen("path"), Seen("query"), Seen("reserved")));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task A_redirect_and_every_cookie_come_through(string topology)
    {
        await using var running = await RunningProcesses.StartAsync(topology);

        using var response = await running.Browser.PostAsync(new Uri(running.Public, "/echo/sign-in"), content: null, Cancelled);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/echo/who?signed=in", response.Headers.Location?.OriginalString);
        Assert.Equal(["first=1; path=/", "second=2; path=/"], response.Headers.GetValues("Set-Cookie"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task HEAD_tells_the_length_and_sends_no_body(string topology)
    {
        await using var running = await RunningProcesses.StartAsync(topology);
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(running.Public, "/echo/big/12345"));

        using var response = await running.SendAsync(request);

        Assert.Equal(12345, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task A_large_body_goes_both_ways_unchanged(string topology)
    {
        await using var running = await RunningProcesses.StartAsync(topology);
        var sent = new byte[5_000_000];
        new Random(7).NextBytes(sent);
        using var content = new ByteArrayContent(sent);

        using var response = await running.Browser.PostAsync(new Uri(running.Public, "/echo/body"), content, Cancelled);

        Assert.Equal(sent, await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task A_body_that_is_too_large_is_refused(string topology)
    {
        await using var running = await RunningProcesses.StartAsync(topology, options => options with { Surfaces = new() { MaxRequestBytes = 1_000 } });
        using var content = new ByteArrayContent(new byte[1_001]);

        using var response = await running.Browser.PostAsync(new Uri(running.Public, "/echo/body"), content, Cancelled);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task An_answer_that_trickles_is_passed_on_as_it_comes(string topology)
    {
        await using var running = await RunningProcesses.StartAsync(topology);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(running.Public, "/echo/trickle"));

        using var response = await running.SendAsync(request);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Cancelled));
        var first = await lines.ReadLineAsync(Cancelled);
        running[topology == RunningProcesses.One ? "all" : "echo"].ServicesOf("Echo").GetRequiredService<Gate>().Open();

        Assert.Equal(("first", "second"), (first, await lines.ReadLineAsync(Cancelled)));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task An_answer_that_breaks_off_is_not_taken_for_a_whole_one(string topology)
    {
        await using var running = await RunningProcesses.StartAsync(topology);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => running.GetAsync("/echo/break"));
    }

    [Theory]
    [InlineData("/broken", HttpStatusCode.InternalServerError, "Something went wrong")]
    [InlineData("/no/such/page", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("/echo/no-such-page", HttpStatusCode.NotFound, "There is no such page")]
    public async Task What_goes_wrong_is_said_in_plain_words_that_leak_nothing(string path, HttpStatusCode status, string words)
    {
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.Split);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(running.Public, path));

        using var response = await running.SendAsync(request);

        var page = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_surface_whose_process_is_down_answers_502_and_recovers_by_itself()
    {
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.Split);
        await running["echo"].DisposeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(running.Public, "/echo/who"));

        using var down = await running.SendAsync(request);
        await running.StartProcessAsync("echo");

        Assert.Equal(HttpStatusCode.BadGateway, down.StatusCode);
        Assert.Contains("not available right now", await down.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Contains("Echo", await running.GetAsync("/echo/who"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_come_while_a_process_is_down_the_log_says_it_once_for_each_time_that_it_went()
    {
        var logs = new CapturedLogs();
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.Split, options => options with { Loggers = logs });
        for (var time = 0; time < 2; time++)
        {
            await running["echo"].DisposeAsync();
            for (var visitor = 0; visitor < 5; visitor++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(running.Public, "/echo/who"));
                using var down = await running.SendAsync(request);
            }

            await running.StartProcessAsync("echo");
            await running.GetAsync("/echo/who");
        }

        Assert.Equal(2, logs.Lines.Count(static line => line.Level == LogLevel.Warning && line.Message.Contains("could not be forwarded to process echo", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_surface_that_does_not_answer_within_the_budget_answers_504()
    {
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.Split, options => options with { Surfaces = new() { Budget = TimeSpan.FromMilliseconds(200) } });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(running.Public, "/echo/silent"));

        using var response = await running.SendAsync(request);

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
    }

    [Fact]
    public async Task The_inner_listener_serves_pages_to_the_public_process_only()
    {
        var key = ClusterKey.Create();
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.Split, options => options with { Key = key });
        var tokens = new (string? Token, HttpStatusCode Expected)[]
        {
            (null, HttpStatusCode.Forbidden),
            (new CallerTokens(ClusterKey.Create(), "front", TimeProvider.System).For(Caller.Outside), HttpStatusCode.Forbidden),
            (new CallerTokens(key, "echo", TimeProvider.System).For(Caller.Outside), HttpStatusCode.Forbidden),
            (new CallerTokens(key, "front", TimeProvider.System).For(Caller.Component("Desk")), HttpStatusCode.Forbidden),
            (new CallerTokens(key, "front", TimeProvider.System).For(Caller.Outside), HttpStatusCode.OK),
        };

        foreach (var (token, expected) in tokens)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(running["echo"].InnerAddress!, "/echo/who")) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            request.Headers.TryAddWithoutValidation(CallerTokens.MetadataKey, token);
            using var response = await running.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
        }
    }
}
