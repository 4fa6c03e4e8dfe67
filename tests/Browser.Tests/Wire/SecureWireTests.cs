using System.Text.Json.Nodes;

namespace Browser.Tests.Wire;

/// <summary>Calls out of a browser with connect-web over TLS, where the browser speaks HTTP/2: by each transport, through the front door to a component in another process.</summary>
public sealed class SecureWireTests(SecureWireBrowser browser) : IClassFixture<SecureWireBrowser>
{
    public static TheoryData<string> Transports => ["connect-json", "connect-binary", "grpc-web"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Page_and_calls_come_over_one_secure_port_by_HTTP_2(string transport)
    {
        object[] sent = [new { key = "hue", text = "blue" }];

        var seen = await CallAsync(transport, "echo", new { text = "Grüße 👋", headers = sent, trailers = sent }, new { headers = new Dictionary<string, string> { ["color"] = "red" } });

        Assert.Equal(("ok", "Grüße 👋"), ((string?)seen["code"], (string?)seen["responses"]![0]!["text"]));
        Assert.Equal("red", (string?)seen["responses"]![0]!["metadata"]!.AsArray().Single(static pair => (string?)pair!["key"] == "color")!["text"]);
        Assert.Equal(("blue", "blue"), ((string?)seen["headers"]!["hue"], (string?)seen["trailers"]!["hue"]));
        Assert.StartsWith("https://", browser.Origin, StringComparison.Ordinal);
        Assert.Equal(["h2"], await browser.Session.ProtocolsAsync());
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_server_streams_and_fails_on_the_way_with_details(string transport)
    {
        var whole = await CallAsync(transport, "repeat", new { text = "again", repeat = 3 });
        var broken = await CallAsync(transport, "repeat", new { repeat = 5, failure = new { code = 8, message = "enough", reason = "ENOUGH", after = 2 } });

        Assert.Equal([1, 2, 3], whole["responses"]!.AsArray().Select(static response => (int)response!["number"]!));
        Assert.Equal(("ResourceExhausted", "enough", 2), ((string?)broken["code"], (string?)broken["message"], broken["responses"]!.AsArray().Count));
        Assert.Contains("ENOUGH", broken["details"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_deadline_ends_the_call_and_a_page_may_give_up(string transport)
    {
        var late = await CallAsync(transport, "echo", new { delayMilliseconds = 600_000 }, new { timeoutMs = 300 });
        var given = await CallAsync(transport, "repeat", new { repeat = 1000, delayMilliseconds = 50 }, new { abortAfter = 1 });

        Assert.Equal(("DeadlineExceeded", "Canceled"), ((string?)late["code"], (string?)given["code"]));
    }

    [Theory]
    [InlineData("connect-get")]
    [InlineData("connect-get-binary")]
    public async Task A_question_may_be_a_GET(string transport)
    {
        var seen = await CallAsync(transport, "echo", new { text = "a + b" });

        Assert.Equal("a + b", (string?)seen["responses"]![0]!["text"]);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task What_is_for_components_only_does_not_exist(string transport)
    {
        var seen = await CallAsync(transport, "echoInside", new { text = "let me in" });

        Assert.Equal("Unimplemented", (string?)seen["code"]);
    }

    private Task<JsonNode> CallAsync(string transport, string method, object request, object? more = null) => browser.Session.CallAsync(transport, browser.Origin, method, request, more);
}
