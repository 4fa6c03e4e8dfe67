using System.Text;
using Google.Api;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;
using Posthouse.Rest;

namespace Posthouse.Tests.Rest;

public sealed class BindingTests
{
    [Theory]
    [InlineData("GET", "/api/echo/v1/echo?text=a%20b", null, "a b")]
    [InlineData("GET", "/api/echo/v1/echo?text=a+b", null, "a b")]
    [InlineData("GET", "/api/echo/v1/echo?text=%E4%BA%AC&payload=AQI%3D", null, "京")]
    [InlineData("GET", "/api/echo/v1/echo?text=a&payload=_-8&delayMilliseconds=1e0", null, "a")]
    [InlineData("GET", "/api/echo/v1/echo", null, "")]
    [InlineData("GET", "/api/echo/v1/echo?", null, "")]
    [InlineData("POST", "/api/echo/v1/echo", """{"text":"a","payload":"AQI="}""", "a")]
    [InlineData("POST", "/api/echo/v1/echo", "", "")]
    [InlineData("REPORT", "/api/echo/v1/echo", """{"text":"a"}""", "a")]
    [InlineData("GET", "/api/echo/v1/texts/a%2Fb", null, "a/b")]
    [InlineData("GET", "/api/echo/v1/texts/a:b", null, "a:b")]
    [InlineData("GET", "/api/echo/v1/texts/a?payload=AQI%3D", null, "a")]
    [InlineData("GET", "/api/echo/v1/shelves/1/books/2", null, "shelves/1/books/2")]
    [InlineData("PUT", "/api/echo/v1/texts/a/payload", "\"AQI=\"", "a")]
    [InlineData("PATCH", "/api/echo/v1/texts/a/headers?delayMilliseconds=0&delay_milliseconds=0", """[{"key":"x","text":"1"}]""", null)]
    [InlineData("PATCH", "/api/echo/v1/texts/a/headers", """[{"key":"x","text":"1"},{"key":"y","text":"2"}]""", "a")]
    public async Task A_request_reaches_the_method(string method, string path, string? body, string? text)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync(method, path, body is null ? null : RestEcho.Json(body));

        if (text is null)
        {
            Assert.Equal(400, answer.Status);
            return;
        }

        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal(text, answer.Json.GetProperty("text").GetString());
        Assert.Equal(1, answer.Json.GetProperty("number").GetInt32());
        Assert.Equal(answer.Headers["Content-Length"], Encoding.UTF8.GetByteCount(answer.Body).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task One_field_of_the_answer_can_be_the_body()
    {
        await using var echo = await RestEcho.StartAsync();

        Assert.Equal("\"a/b c\"", (await echo.SendAsync("GET", "/api/echo/v1/files/a/b%20c:read")).Body);
        Assert.Equal("\"\"", (await echo.SendAsync("GET", "/api/echo/v1/files:read")).Body);
    }

    [Fact]
    public async Task A_field_of_the_request_can_be_the_body_and_the_path_goes_into_it()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("POST", "/api/echo/v1/failures/9/SOLD_OUT:fail", RestEcho.Json("""{"message":"Gone.","code":5}"""));

        Assert.Equal(400, answer.Status);
        Assert.Equal(("Gone.", "FAILED_PRECONDITION", "SOLD_OUT"), (answer.Json.GetProperty("detail").GetString(), answer.Json.GetProperty("code").GetString(), answer.Reason));
    }

    [Theory]
    [InlineData("GET", "/api/echo/v1/echo?nothing=1", null, "nothing")]
    [InlineData("GET", "/api/echo/v1/echo?text.nothing=1", null, "text.nothing")]
    [InlineData("GET", "/api/echo/v1/echo?failure=1", null, "failure")]
    [InlineData("GET", "/api/echo/v1/echo?headers.key=1", null, "headers.key")]
    [InlineData("GET", "/api/echo/v1/echo?Text=1", null, "Text")]
    [InlineData("GET", "/api/echo/v1/echo?text=1&text=2", null, "text")]
    [InlineData("GET", "/api/echo/v1/echo?repeat=x&delayMilliseconds=1.5&payload=*", null, "repeat delayMilliseconds payload")]
    [InlineData("GET", "/api/echo/v1/echo?repeat=-1&failure.code=17", null, "repeat failure.code")]
    [InlineData("GET", "/api/echo/v1/echo?payload=AQ+/AQ+/AQ+/AQ+/", null, "payload")]
    [InlineData("GET", "/api/echo/v1/texts/a?text=b", null, "text")]
    [InlineData("DELETE", "/api/echo/v1/failures/x", null, "failure.code")]
    [InlineData("PUT", "/api/echo/v1/texts/a/payload?payload=AQ", "\"\"", "payload")]
    [InlineData("PUT", "/api/echo/v1/texts/a/payload", "7", "payload")]
    [InlineData("POST", "/api/echo/v1/echo?text=a", "{}", "text")]
    [InlineData("POST", "/api/echo/v1/echo", """{"nothing":1,"failure":{"more":2},"repeat":true}""", "nothing failure.more repeat")]
    [InlineData("POST", "/api/echo/v1/echo", """{"delayMilliseconds":-1,"headers":[{"text":"x"}]}""", "delayMilliseconds headers[0].key")]
    [InlineData("POST", "/api/echo/v1/echo", "[]", "")]
    public async Task What_breaks_a_rule_is_told_by_its_field(string method, string path, string? body, string fields)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync(method, path, body is null ? null : RestEcho.Json(body));

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Equal(("INVALID_ARGUMENT", "INVALID_REQUEST"), (answer.Json.GetProperty("code").GetString(), answer.Reason));
        Assert.Equal(fields, string.Join(' ', answer.Fields));
    }

    [Fact]
    public async Task Nested_fields_are_given_by_dots()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", "/api/echo/v1/echo?failure.code=5&failure.reason=NO_SUCH_BOOK&failure.message=None.");

        Assert.Equal((404, "NO_SUCH_BOOK"), (answer.Status, answer.Reason));
    }

    [Fact]
    public void Rules_that_cannot_hold_are_told_all_at_once()
    {
        const string Echo = "posthouse.testing.v1.EchoService/Echo";
        var rules = new Dictionary<string, HttpRule>(StringComparer.Ordinal)
        {
            [Echo] = new()
            {
                Get = "/a/{nothing}",
                AdditionalBindings = { new HttpRule { Get = "/a", Body = "*" }, new HttpRule { Post = "a" }, new HttpRule(), new HttpRule { Post = "/b", Body = "nothing" }, new HttpRule { Get = "/c/{headers}" } },
            },
            ["posthouse.testing.v1.EchoService/Collect"] = new() { Get = "/d" },
        };

        var wrong = Assert.Throws<ArgumentException>(() => new RestSurface(Options(rules)));

        Assert.Equal(7, wrong.Message.Split('\n').Length);
    }

    [Fact]
    public void A_path_can_be_taken_once()
    {
        var rules = new Dictionary<string, HttpRule>(StringComparer.Ordinal) { ["posthouse.testing.v1.EchoService/Echo"] = new() { Post = "/api/echo/v1/echo:once", Body = "*" } };

        Assert.Contains("is taken", Assert.Throws<ArgumentException>(() => new RestSurface(Options(rules))).Message, StringComparison.Ordinal);
    }

    private static RestOptions Options(Dictionary<string, HttpRule> rules) => new() { Services = [new OfferedContract("Echo", EchoService.Descriptor)], Calls = new LocalCallInvoker(new GrpcMethodTable([]), new LocalCaller("test"), TimeProvider.System), Rules = rules };
}
