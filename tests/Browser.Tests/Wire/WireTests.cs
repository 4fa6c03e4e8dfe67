using System.Text.Json.Nodes;

namespace Browser.Tests.Wire;

/// <summary>Calls out of a browser with connect-web, over the front door to a component in another process: by each transport, to the page's own origin and to another.</summary>
public sealed class WireTests(WireBrowser browser) : IClassFixture<WireBrowser>
{
    public static TheoryData<string, bool> Everyhow =>
    [
        .. from transport in new[] { "connect-json", "connect-binary", "grpc-web" }
           from other in new[] { false, true }
           select (transport, other),
    ];

    [Theory]
    [MemberData(nameof(Everyhow))]
    public async Task A_call_with_metadata_is_answered_with_metadata(string transport, bool other)
    {
        object[] sent = [new { key = "hue", text = "blue" }, new { key = "ink-bin", binary = "AQI=" }];

        var seen = await CallAsync(transport, other, "echo", new { text = "Grüße 👋", headers = sent, trailers = sent }, new { headers = new Dictionary<string, string> { ["color"] = "red", ["mark-bin"] = "ß" } });

        Assert.Equal(("ok", "Grüße 👋"), ((string?)seen["code"], (string?)seen["responses"]![0]!["text"]));
        var metadata = seen["responses"]![0]!["metadata"]!.AsArray();
        Assert.Equal("red", (string?)metadata.Single(pair => (string?)pair!["key"] == "color")!["text"]);
        Assert.Equal("w58=", (string?)metadata.Single(pair => (string?)pair!["key"] == "mark-bin")!["binary"]);
        Assert.All([seen["headers"]!, seen["trailers"]!], pairs => Assert.Equal(("blue", "\u0001\u0002"), ((string?)pairs["hue"], (string?)pairs["ink-bin"])));
    }

    [Theory]
    [MemberData(nameof(Everyhow))]
    public async Task A_server_streams(string transport, bool other)
    {
        var seen = await CallAsync(transport, other, "repeat", new { text = "again", repeat = 3 });

        Assert.Equal("ok", (string?)seen["code"]);
        Assert.Equal([1, 2, 3], seen["responses"]!.AsArray().Select(response => (int)response!["number"]!));
    }

    [Theory]
    [MemberData(nameof(Everyhow))]
    public async Task A_failure_tells_code_message_and_details(string transport, bool other)
    {
        var seen = await CallAsync(transport, other, "echo", new { failure = new { code = 9, message = "Nein, süß", reason = "SOLD_OUT" }, trailers = new[] { new { key = "end", text = "well" } } });

        Assert.Equal(("FailedPrecondition", "Nein, süß"), ((string?)seen["code"], (string?)seen["message"]));
        Assert.Contains("SOLD_OUT", seen["details"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("well", (string?)seen["metadata"]!["end"]);
    }

    [Theory]
    [MemberData(nameof(Everyhow))]
    public async Task A_stream_may_fail_on_the_way(string transport, bool other)
    {
        var seen = await CallAsync(transport, other, "repeat", new { repeat = 5, failure = new { code = 8, message = "enough", reason = "ENOUGH", after = 2 } });

        Assert.Equal(("ResourceExhausted", "enough", 2), ((string?)seen["code"], (string?)seen["message"], seen["responses"]!.AsArray().Count));
        Assert.Contains("ENOUGH", seen["details"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everyhow))]
    public async Task What_a_request_must_be_like_is_told_field_by_field(string transport, bool other)
    {
        var seen = await CallAsync(transport, other, "echo", new { repeat = -1 });

        Assert.Equal("InvalidArgument", (string?)seen["code"]);
        Assert.Contains("\"field\":\"repeat\"", seen["details"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everyhow))]
    public async Task A_deadline_ends_the_call(string transport, bool other)
    {
        var seen = await CallAsync(transport, other, "echo", new { delayMilliseconds = 600_000 }, new { timeoutMs = 300 });
        var inTime = await CallAsync(transport, other, "echo", new { text = "quick" }, new { timeoutMs = 60_000 });

        Assert.Equal(("DeadlineExceeded", "ok"), ((string?)seen["code"], (string?)inTime["code"]));
        Assert.InRange(long.Parse((string)inTime["responses"]![0]!["millisecondsLeft"]!), 1, 60_000);
    }

    [Theory]
    [MemberData(nameof(Everyhow))]
    public async Task A_page_may_give_up(string transport, bool other)
    {
        var unary = await CallAsync(transport, other, "echo", new { delayMilliseconds = 600_000 }, new { abortAfter = 0 });
        var stream = await CallAsync(transport, other, "repeat", new { repeat = 1000, delayMilliseconds = 50 }, new { abortAfter = 1 });

        Assert.Equal(("Canceled", "Canceled"), ((string?)unary["code"], (string?)stream["code"]));
        Assert.Single(stream["responses"]!.AsArray());
    }

    [Theory]
    [InlineData("connect-get")]
    [InlineData("connect-get-binary")]
    public async Task A_question_may_be_a_GET(string transport)
    {
        var own = await CallAsync(transport, false, "echo", new { text = "a + b" });
        var other = await CallAsync(transport, true, "echo", new { text = "a + b" });

        Assert.All([own, other], seen => Assert.Equal("a + b", (string?)seen["responses"]![0]!["text"]));
    }

    [Theory]
    [MemberData(nameof(Everyhow))]
    public async Task What_is_for_components_only_does_not_exist(string transport, bool other)
    {
        var seen = await CallAsync(transport, other, "echoInside", new { text = "let me in" });

        // Another origin is not even told that there is nothing.
        Assert.Equal(other ? "Unknown" : "Unimplemented", (string?)seen["code"]);
    }

    [Theory]
    [InlineData("connect-json")]
    [InlineData("grpc-web")]
    [InlineData("connect-get")]
    public async Task Another_origin_is_not_let_in_unless_it_is_named(string transport)
    {
        var seen = await browser.CallAsync(transport, browser.OwnByAnotherName, "echo", new { text = "let me in" });

        Assert.Empty(seen["responses"]!.AsArray());
        Assert.Contains("Failed to fetch", (string?)seen["message"], StringComparison.Ordinal);
    }

    private Task<JsonNode> CallAsync(string transport, bool other, string method, object request, object? more = null) =>
        browser.CallAsync(transport, other ? browser.Other : browser.Own, method, request, more);
}
