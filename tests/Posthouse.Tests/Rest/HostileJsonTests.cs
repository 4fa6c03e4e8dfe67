using System.Text;

namespace Posthouse.Tests.Rest;

public sealed class HostileJsonTests
{
    private const string Echo = "/api/echo/v1/echo";

    public static TheoryData<string> Bodies { get; } =
    [
        "{", "}", "[", "null", "true", "\"", "{\"text\":", "{\"text\":\"\\ud800\"}", "{}x", "[[[[", "{\"text\":\"a\"}{}", "\0", "\ufeff{}", "{\"\":1}", "{\"failure\":{\"failure\":{}}}",
        new string('[', 100_000), $"{{\"failure\":{new string('{', 50_000)}", "{\"repeat\":1e999}", "{\"repeat\":99999999999999999999999999999999}", "{\"headers\":[[]]}", "{\"payload\":\"=\"}",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_hostile_body_is_refused(string body)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("POST", Echo, RestEcho.Json(body));

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Equal(200, (await echo.SendAsync("GET", Echo)).Status);
    }

    [Fact]
    public async Task A_long_body_is_refused_however_it_comes()
    {
        await using var echo = await RestEcho.StartAsync(static options => options with { MaxBodyBytes = 2_000 });
        var fits = $"{{\"text\":\"{new string('a', 1_900)}\"}}";
        var isTooLong = $"{{\"text\":\"{new string('a', 2_000)}\"}}";

        var told = await echo.SendAsync("POST", Echo, RestEcho.Json(isTooLong));
        var chunked = await echo.SendAsync("POST", Echo, new StreamContent(new Unmeasured(isTooLong)) { Headers = { ContentType = new("application/json") } });
        var line = await echo.SendAsync("POST", "/api/echo/v1/echo:collect", RestEcho.Lines(isTooLong));
        var lines = await echo.SendAsync("POST", "/api/echo/v1/echo:collect", RestEcho.Lines(fits, fits, fits));

        Assert.Equal((413, 413, 413, 200), (told.Status, chunked.Status, line.Status, lines.Status));
        Assert.Equal(200, (await echo.SendAsync("POST", Echo, RestEcho.Json(fits))).Status);
    }

    [Fact]
    public async Task Very_many_wrong_fields_are_told_in_a_bounded_answer()
    {
        await using var echo = await RestEcho.StartAsync();
        var body = $"{{{string.Join(',', Enumerable.Range(0, 100_000).Select(static number => $"\"x{number}\":0"))}}}";

        var answer = await echo.SendAsync("POST", Echo, RestEcho.Json(body));
        var query = await echo.SendAsync("GET", $"{Echo}?{string.Join('&', Enumerable.Range(0, 500).Select(static number => $"x{number}=0"))}");

        Assert.Equal((400, 100), (answer.Status, answer.Fields.Count()));
        Assert.Equal((400, 100), (query.Status, query.Fields.Count()));
    }

    private sealed class Unmeasured(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
