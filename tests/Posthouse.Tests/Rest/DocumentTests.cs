using System.Text.Json;
using Posthouse.Rest;

namespace Posthouse.Tests.Rest;

public sealed class DocumentTests
{
    [Fact]
    public async Task The_document_says_what_contract_comments_and_rules_say()
    {
        await using var echo = await RestEcho.StartAsync();

        var document = (await echo.SendAsync("GET", "/api/openapi.json")).Json;

        Assert.Equal("3.1.1", document.GetProperty("openapi").GetString());
        var get = document.GetProperty("paths").GetProperty("/api/echo/v1/echo").GetProperty("get");
        Assert.Equal("EchoService_Echo", get.GetProperty("operationId").GetString());
        Assert.StartsWith("Answers one request with one response", get.GetProperty("description").GetString(), StringComparison.Ordinal);
        var repeat = Parameter(get, "repeat").GetProperty("schema");
        Assert.Equal((0, 1_000_000), (repeat.GetProperty("minimum").GetInt32(), repeat.GetProperty("maximum").GetInt32()));
        Assert.Equal("integer", Parameter(get, "failure.code").GetProperty("schema").GetProperty("type").GetString());
        var request = document.GetProperty("components").GetProperty("schemas").GetProperty("posthouse.testing.v1.EchoRequest");
        Assert.Equal(4_000_000, request.GetProperty("properties").GetProperty("text").GetProperty("maxLength").GetInt32());
        Assert.Equal("Bytes that come back unchanged.", request.GetProperty("properties").GetProperty("payload").GetProperty("description").GetString());
        Assert.Equal(100, request.GetProperty("properties").GetProperty("headers").GetProperty("maxItems").GetInt32());
        Assert.Equal("key", document.GetProperty("components").GetProperty("schemas").GetProperty("posthouse.testing.v1.Pair").GetProperty("required")[0].GetString());
    }

    [Fact]
    public async Task Streams_keys_and_refusals_are_described()
    {
        await using var echo = await RestEcho.StartAsync();

        var paths = (await echo.SendAsync("GET", "/api/openapi.json")).Json.GetProperty("paths");

        Assert.True(paths.GetProperty("/api/echo/v1/echo:repeat").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/x-ndjson", out _));
        Assert.True(paths.GetProperty("/api/echo/v1/echo:collect").GetProperty("post").GetProperty("requestBody").GetProperty("content").TryGetProperty("application/x-ndjson", out _));
        var once = paths.GetProperty("/api/echo/v1/echo:once").GetProperty("post");
        Assert.True(Parameter(once, "Idempotency-Key").GetProperty("required").GetBoolean());
        Assert.Equal("#/components/schemas/Problem", once.GetProperty("responses").GetProperty("default").GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString());
        Assert.True(paths.TryGetProperty("/api/echo/v1/shelves/{text}/books/{text_2}", out _));
        Assert.False(paths.TryGetProperty("/api/echo/v1/echo:inside", out _));
    }

    [Theory]
    [InlineData("/api/openapi.json", "/api/echo/openapi.json")]
    [InlineData("/api/swagger.json", "/api/echo/swagger.json")]
    public async Task Every_component_has_its_own_document_and_the_same_contracts_give_the_same_bytes(string whole, string one)
    {
        await using var echo = await RestEcho.StartAsync();
        await using var other = await RestEcho.StartAsync();

        var first = await echo.SendAsync("GET", whole);
        var again = await other.SendAsync("GET", whole);
        var component = await echo.SendAsync("GET", one);
        var known = await echo.SendAsync("GET", whole, content: null, ("If-None-Match", first.Headers["ETag"]));

        Assert.Equal(first.Body, again.Body);
        Assert.Equal("API: Echo", component.Json.GetProperty("info").GetProperty("title").GetString());
        Assert.Equal((304, ""), (known.Status, known.Body));
        Assert.Equal(404, (await echo.SendAsync("GET", "/api/nothing/openapi.json")).Status);
    }

    [Fact]
    public async Task The_swagger_document_uses_the_words_of_swagger()
    {
        await using var echo = await RestEcho.StartAsync();

        var document = (await echo.SendAsync("GET", "/api/swagger.json")).Json;

        Assert.Equal("2.0", document.GetProperty("swagger").GetString());
        Assert.True(document.GetProperty("definitions").TryGetProperty("posthouse.testing.v1.EchoRequest", out _));
        Assert.DoesNotContain("#/components", document.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("body", Parameter(document.GetProperty("paths").GetProperty("/api/echo/v1/echo").GetProperty("post"), "body").GetProperty("in").GetString());
    }

    [Fact]
    public async Task The_page_loads_only_what_is_here()
    {
        await using var echo = await RestEcho.StartAsync();

        var page = await echo.SendAsync("GET", "/api");

        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.ContentType));
        Assert.StartsWith("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(200, (await echo.SendAsync("GET", "/api/api.js")).Status);
        Assert.Equal(200, (await echo.SendAsync("GET", "/api/api.css")).Status);
        Assert.Contains("/api/plain.css", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_can_be_read_without_scripts_and_has_a_place_for_every_reason()
    {
        await using var echo = await RestEcho.StartAsync();

        var page = (await echo.SendAsync("GET", "/api")).Body;

        Assert.All(["EchoService_Echo", "EchoService_Collect", "posthouse.testing.v1.EchoRequest", "INVALID_REQUEST", "NO_SUCH_PATH", "IDEMPOTENCY_KEY_MISSING"], id => Assert.Contains($"id=\"{id}\"", page, StringComparison.Ordinal));
        Assert.Contains("Bytes that come back unchanged.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("EchoService_EchoInside", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_wears_what_it_is_given()
    {
        await using var echo = await RestEcho.StartAsync(static options => options with { Look = new ApiPageLook { StyleSheets = ["/look/a.css"], Theme = "blue", Name = "Acme & Sons" } });

        var page = (await echo.SendAsync("GET", "/api")).Body;

        Assert.Contains("data-app=\"blue\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/look/a.css\"", page, StringComparison.Ordinal);
        Assert.Contains("Acme &amp; Sons", page, StringComparison.Ordinal);
        Assert.DoesNotContain("plain.css", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_body_has_an_example_that_is_taken()
    {
        await using var echo = await RestEcho.StartAsync();
        var paths = (await echo.SendAsync("GET", "/api/openapi.json")).Json.GetProperty("paths");

        foreach (var (path, verb, media) in Bodies(paths))
        {
            var example = media.Value.GetProperty("example").GetRawText().ReplaceLineEndings(" ");
            var answer = await echo.SendAsync(verb, path.Replace("{text}", "a").Replace("{failure.code}", "3").Replace("{failure.reason}", "NO"), new StringContent(example, new System.Net.Http.Headers.MediaTypeHeaderValue(media.Name)), ("Idempotency-Key", "k"));
            Assert.True(answer.Status is not (400 or 415), $"{verb} {path}: {answer.Body}");
        }
    }

    private static IEnumerable<(string Path, string Verb, JsonProperty Media)> Bodies(JsonElement paths) =>
        from path in paths.EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.TryGetProperty("requestBody", out _)
        select (path.Name, operation.Name.ToUpperInvariant(), operation.Value.GetProperty("requestBody").GetProperty("content").EnumerateObject().Single());

    private static JsonElement Parameter(JsonElement operation, string name) =>
        operation.GetProperty("parameters").EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == name);
}
