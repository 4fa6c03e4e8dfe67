using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Posthouse.Rest;
using Posthouse.Rest.Problems;
using Posthouse.Rest.Requests;

namespace Posthouse.Tests.Rest;

public sealed class HeaderTests
{
    private const string Echo = "/api/echo/v1/echo";

    [Theory]
    [InlineData(null, 200)]
    [InlineData("", 200)]
    [InlineData("*/*", 200)]
    [InlineData("application/json", 200)]
    [InlineData("application/*;q=0.1", 200)]
    [InlineData("text/html, application/json;q=0.9", 200)]
    [InlineData("text/html, */*;q=0.1", 200)]
    [InlineData("text/html", 406)]
    [InlineData("application/json;q=0, */*", 406)]
    [InlineData("application/x-ndjson", 406)]
    [InlineData("nonsense", 400)]
    public async Task Only_what_is_accepted_is_sent(string? accept, int status)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", Echo, content: null, accept is null ? [] : [("Accept", accept)]);

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("GET", Echo, null)]
    [InlineData("GET", "/api/echo/v1/texts/a-key", null)]
    [InlineData("POST", Echo, "{}")]
    [InlineData("POST", "/api/echo/v1/echo:repeat", """{"repeat":1}""")]
    public async Task Nobody_keeps_an_answer_unless_the_service_says_so(string method, string path, string? body)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync(method, path, body is null ? null : RestEcho.Json(body), ("Accept", "application/json, application/x-ndjson"));

        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task What_a_service_says_about_keeping_holds()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("POST", Echo, RestEcho.Json("""{"headers":[{"key":"cache-control","text":"max-age=60"}]}"""));

        Assert.Equal("max-age=60", answer.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("Application/JSON", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("application/json; charset=\"UTF-8\"", 200)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json; charset=iso-8859-1", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("application/x-ndjson", 415)]
    [InlineData(null, 415)]
    public async Task A_body_says_that_it_is_json(string? contentType, int status)
    {
        await using var echo = await RestEcho.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"text":"a"}"""));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);

        var answer = await echo.SendAsync("POST", Echo, content);

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("10S", true)]
    [InlineData("99999999H", true)]
    [InlineData("5000m", true)]
    [InlineData("10", false)]
    [InlineData("S", false)]
    [InlineData("-1S", false)]
    [InlineData("1.5S", false)]
    [InlineData("123456789S", false)]
    [InlineData("10s", false)]
    public async Task The_timeout_becomes_the_deadline(string timeout, bool isTaken)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", Echo, content: null, ("grpc-timeout", timeout));

        Assert.Equal(isTaken ? 200 : 400, answer.Status);
        Assert.Equal(isTaken, answer.Body.Contains("\"millisecondsLeft\"", StringComparison.Ordinal));
        Assert.True(!isTaken || long.Parse(answer.Json.GetProperty("millisecondsLeft").GetString()!, System.Globalization.CultureInfo.InvariantCulture) > 0);
    }

    [Fact]
    public async Task A_call_that_takes_longer_than_its_timeout_is_given_up()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", $"{Echo}?delayMilliseconds=600000", content: null, ("grpc-timeout", "20m"));

        Assert.Equal((504, "DEADLINE_EXCEEDED"), (answer.Status, answer.Json.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Only_allowed_headers_become_metadata()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", Echo, content: null, ("Accept-Language", "pt"), ("X-Other", "1"), ("posthouse-caller", "x"), ("test-caller", "Friend"), ("Cookie", "a=b"), ("visitor", "me"));

        var keys = answer.Json.GetProperty("metadata").EnumerateArray().Select(static pair => pair.GetProperty("key").GetString());
        Assert.Equal(["accept-language"], keys);
        Assert.Equal("", answer.Json.GetProperty("caller").GetString());
    }

    [Fact]
    public async Task The_idempotency_key_reaches_the_service()
    {
        await using var echo = await RestEcho.StartAsync();

        var with = await echo.SendAsync("POST", "/api/echo/v1/echo:once", RestEcho.Json("{}"), ("Idempotency-Key", "key 1"));
        var without = await echo.SendAsync("POST", "/api/echo/v1/echo:once", RestEcho.Json("{}"));
        var broken = await echo.SendAsync("POST", "/api/echo/v1/echo:once", RestEcho.Json("{}"), ("Idempotency-Key", new string('k', 256)));

        Assert.StartsWith("key 1 ", with.Json.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal((400, "IDEMPOTENCY_KEY_MISSING"), (without.Status, without.Reason));
        Assert.Equal((400, "IDEMPOTENCY_KEY_INVALID"), (broken.Status, broken.Reason));
    }

    [Fact]
    public void Two_keys_are_none_wherever_the_component_runs()
    {
        var context = new DefaultHttpContext { Request = { Headers = { ["Idempotency-Key"] = new StringValues(["a", "b"]) } } };
        var requests = new RequestOptions(new RestOptions { Services = [], Calls = new FailingCalls() });

        var refused = Assert.Throws<RefusedRequestException>(() => requests.Of(context, isStream: false));

        Assert.Equal((400, "IDEMPOTENCY_KEY_INVALID"), (refused.Problem.Status, refused.Problem.Reason));
    }

    [Fact]
    public async Task Only_allowed_response_metadata_becomes_headers()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("POST", Echo, RestEcho.Json("""{"headers":[{"key":"etag","text":"\"7\""},{"key":"posthouse-x","text":"1"},{"key":"set-cookie","text":"a=b"},{"key":"etag-bin","binary":"AQI="}]}"""));

        Assert.Equal("\"7\"", answer.Headers["ETag"]);
        Assert.DoesNotContain(answer.Headers.Keys, static name => name.StartsWith("posthouse", StringComparison.OrdinalIgnoreCase) || name == "Set-Cookie");
    }
}
