using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Settings;
using Posthouse.Tests.Grpc.Web;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>gRPC-Web and the Connect protocol on the public port: the methods of every component, wherever it runs, and nothing else.</summary>
public sealed class OutsideWebTests
{
    private const string Page = "https://pages.example.org";

    public static TheoryData<string> EveryTopology => [DoorApplication.One, DoorApplication.Split];

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task JSON_goes_in_and_out(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);

        using var posted = await SendAsync(running, EchoHost.Post("Echo", "application/json", """{"text":"hello"}"""u8.ToArray()));
        using var got = await SendAsync(running, new HttpRequestMessage(HttpMethod.Get, EchoHost.Service + "Echo?encoding=json&message=%7B%22text%22%3A%22hello%22%7D"));

        Assert.All([posted, got], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(("hello", "here"), await EchoedAsync(posted));
        Assert.Equal(("hello", "here"), await EchoedAsync(got));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Streams_come_by_both_protocols(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);

        using var web = await SendAsync(running, EchoHost.Post("Repeat", "application/grpc-web+proto", Frames.Of(new EchoRequest { Repeat = 2 })));
        using var connect = await SendAsync(running, EchoHost.Post("Repeat", "application/connect+json", Frames.Of(0, """{"repeat":2}""")));

        Assert.Equal([0, 0, 0x80], (await FramesAsync(web)).Select(frame => (int)frame.Flags));
        Assert.Equal([0, 0, 2], (await FramesAsync(connect)).Select(frame => (int)frame.Flags));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Refusals_tell_what_is_wrong(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);

        using var response = await SendAsync(running, EchoHost.Post("Echo", "application/json", """{"repeat":-1}"""u8.ToArray()));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var details = (await JsonAsync(response))["details"]!.AsArray();
        var violations = details.Single(detail => (string?)detail!["type"] == "google.rpc.BadRequest")!;
        Assert.Equal("repeat", (string?)violations["debug"]!["fieldViolations"]![0]!["field"]);
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Nothing_of_the_applications_own_goes_out(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);
        var request = new EchoRequest { Repeat = 1, Trailers = { new Pair { Key = "posthouse-last", Text = "out" }, new Pair { Key = "hue", Text = "red" } } };

        using var unary = await SendAsync(running, EchoHost.Post("Echo", "application/proto", request.ToByteArray()));
        using var web = await SendAsync(running, EchoHost.Post("Repeat", "application/grpc-web", Frames.Of(request)));
        using var stream = await SendAsync(running, EchoHost.Post("Repeat", "application/connect+proto", Frames.Of(request)));

        Assert.Equal("red", unary.Headers.GetValues("trailer-hue").Single());
        Assert.DoesNotContain(unary.Headers, header => header.Key.Contains("posthouse", StringComparison.OrdinalIgnoreCase));
        foreach (var response in new[] { web, stream })
        {
            var end = Encoding.UTF8.GetString((await FramesAsync(response))[^1].Payload);
            Assert.Contains("hue", end, StringComparison.Ordinal);
            Assert.DoesNotContain("posthouse", end, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task What_is_for_components_only_does_not_exist(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);

        using var json = await SendAsync(running, EchoHost.Post("EchoInside", "application/json", "{}"u8.ToArray(), ("Connect-Protocol-Version", "1")));
        using var page = await SendAsync(running, EchoHost.Post("EchoInside", "application/json", "{}"u8.ToArray()));
        using var web = await SendAsync(running, EchoHost.Post("EchoInside", "application/grpc-web-text", Frames.Text(Frames.Of(new EchoRequest()))));

        Assert.Equal(HttpStatusCode.NotImplemented, json.StatusCode);
        Assert.True(page.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed);
        Assert.Equal("12", web.Headers.GetValues("grpc-status").Single());
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task What_is_for_users_asks_for_the_session(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);

        using var nobody = await SendAsync(running, EchoHost.Post("EchoOnce", "application/json", "{}"u8.ToArray(), ("idempotency-key", "once")));
        using var somebody = await SendAsync(running, EchoHost.Post("EchoOnce", "application/json", "{}"u8.ToArray(), [.. DoorApplication.SignedIn.Select(entry => (entry.Key, entry.Value))]));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (nobody.StatusCode, somebody.StatusCode));
    }

    [Fact]
    public async Task Pages_of_other_origins_are_let_in_by_settings_only()
    {
        await using var closed = await DoorApplication.StartAsync(DoorApplication.One);
        await using var open = await StartAsync(("Cors:Origins", $"{Page}, http://localhost:3000"), ("Cors:Credentials", "true"));
        await using var wide = await StartAsync(("Cors:Origins", "*"));

        Assert.Equal((405, null, null), await AskAsync(closed, Page));
        Assert.Equal((204, Page, "true"), await AskAsync(open, Page));
        Assert.Equal((204, null, null), await AskAsync(open, "https://elsewhere.example.org"));
        Assert.Equal((204, "*", null), await AskAsync(wide, Page));
        Assert.Equal((null, Page), (await CallAsync(closed), await CallAsync(open)));
        Assert.Null((await AskAsync(open, Page, "/any/page")).Origin);
    }

    private static Task<RunningProcesses> StartAsync(params (string Key, string Value)[] settings) => RunningProcesses.StartAsync(
        DoorApplication.One,
        DoorApplication.Components,
        options => options with { Settings = SettingValues.None.With(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))) });

    // A browser asks before it sends a call to another origin (Fetch standard, CORS preflight).
    private static async Task<(int Status, string? Origin, string? Credentials)> AskAsync(RunningProcesses running, string origin, string path = EchoHost.Service + "Echo")
    {
        var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "connect-protocol-version,content-type");
        using var response = await SendAsync(running, request);
        return ((int)response.StatusCode, Header(response, "Access-Control-Allow-Origin"), Header(response, "Access-Control-Allow-Credentials"));
    }

    private static async Task<string?> CallAsync(RunningProcesses running)
    {
        using var response = await SendAsync(running, EchoHost.Post("Echo", "application/json", "{}"u8.ToArray(), ("Origin", Page)));
        return Header(response, "Access-Control-Allow-Origin");
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static async Task<HttpResponseMessage> SendAsync(RunningProcesses running, HttpRequestMessage request)
    {
        using (request)
        {
            request.RequestUri = new Uri(running.Public, request.RequestUri!.ToString());
            return await running.Browser.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))!;

    private static async Task<(string?, string?)> EchoedAsync(HttpResponseMessage response)
    {
        var json = await JsonAsync(response);
        return ((string?)json["text"], (string?)json["process"]);
    }

    private static async Task<List<(byte Flags, byte[] Payload)>> FramesAsync(HttpResponseMessage response) => Frames.Read(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
}
