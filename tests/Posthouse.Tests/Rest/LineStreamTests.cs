using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Posthouse.Tests.Rest;

public sealed class LineStreamTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_of_answers_is_lines_of_json()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", "/api/echo/v1/echo:repeat?text=a&repeat=3");

        Assert.Equal((200, "application/x-ndjson", 3), (answer.Status, answer.ContentType, answer.Lines.Count));
        Assert.Equal([1, 2, 3], answer.Lines.Select(static line => line.GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task An_empty_stream_is_an_empty_answer()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("POST", "/api/echo/v1/echo:repeat", RestEcho.Json("{}"), ("Accept", "application/x-ndjson"));

        Assert.Equal((200, "application/x-ndjson", ""), (answer.Status, answer.ContentType, answer.Body));
    }

    [Fact]
    public async Task A_stream_that_fails_at_once_is_a_problem()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", "/api/echo/v1/echo:repeat?repeat=3&failure.code=5&failure.reason=NO_SUCH_BOOK");

        Assert.Equal((404, "application/problem+json", "NO_SUCH_BOOK"), (answer.Status, answer.ContentType, answer.Reason));
    }

    [Theory]
    [InlineData("repeat")]
    [InlineData("converse")]
    public async Task A_stream_whose_headers_come_with_its_failure_is_a_problem(string verb)
    {
        await using var echo = await RestEcho.StartAsync(static options => options with { Calls = new FailingCalls() });

        var answer = verb == "repeat" ? await echo.SendAsync("GET", "/api/echo/v1/echo:repeat") : await echo.SendAsync("POST", "/api/echo/v1/echo:converse", RestEcho.Lines("{}"));

        Assert.Equal((404, "application/problem+json"), (answer.Status, answer.ContentType));
    }

    [Fact]
    public async Task A_stream_that_fails_later_ends_with_its_problem()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("GET", "/api/echo/v1/echo:repeat?repeat=3&failure.code=9&failure.after=2&failure.message=Gone.&failure.reason=SOLD_OUT");

        Assert.Equal((200, 3), (answer.Status, answer.Lines.Count));
        var error = answer.Lines[2].GetProperty("error");
        Assert.Equal((400, "FAILED_PRECONDITION", "SOLD_OUT", "Gone."), (error.GetProperty("status").GetInt32(), error.GetProperty("code").GetString(), error.GetProperty("reason").GetString(), error.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Every_line_is_sent_at_once()
    {
        await using var echo = await RestEcho.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, echo.Address.Port, Stop);
        var stream = client.GetStream();
        using var answer = new StreamReader(stream);

        await SendAsync(stream, "POST /api/echo/v1/echo:converse HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        await SendAsync(stream, "d\r\n{\"text\":\"a\"}\n\r\n");
        var first = await ReadUntilAsync(answer, "\"number\":1");
        await SendAsync(stream, "c\r\n{\"text\":\"b\"}\r\n0\r\n\r\n");
        var second = await ReadUntilAsync(answer, "\"number\":2");

        Assert.Contains("\"text\":\"a\"", first, StringComparison.Ordinal);
        Assert.Contains("\"text\":\"b\"", second, StringComparison.Ordinal);
        Assert.EndsWith("0\r\n\r\n", await answer.ReadToEndAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { """{"text":"a"}""", """{"text":"b"}""" }, "ab", 2)]
    [InlineData(new[] { """{"text":"a"}""", "", " \r", """{"text":"b"}""", "" }, "ab", 2)]
    [InlineData(new string[0], "", 0)]
    public async Task A_stream_of_requests_is_lines_of_json(string[] lines, string text, int count)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("POST", "/api/echo/v1/echo:collect", RestEcho.Lines(lines));

        Assert.Equal(200, answer.Status);
        Assert.Equal((text, count), (answer.Json.GetProperty("text").GetString(), answer.Json.GetProperty("number").GetInt32()));
    }

    [Theory]
    [InlineData("/api/echo/v1/echo:collect", "[1].nothing")]
    [InlineData("/api/echo/v1/echo:converse?text=a", "text")]
    public async Task A_line_that_breaks_a_rule_is_told_by_its_number(string path, string fields)
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("POST", path, RestEcho.Lines("""{"text":"a"}""", """{"nothing":1}"""));

        Assert.Equal(400, answer.Status);
        Assert.Equal(fields, string.Join(' ', answer.Fields));
    }

    [Fact]
    public async Task A_broken_line_of_a_conversation_ends_it_with_a_problem()
    {
        await using var echo = await RestEcho.StartAsync();

        var answer = await echo.SendAsync("POST", "/api/echo/v1/echo:converse", RestEcho.Lines("""{"text":"a"}""", "{"));

        var error = answer.Status == 200 ? answer.Lines[^1].GetProperty("error") : answer.Json;
        Assert.Equal("UNREADABLE_BODY", error.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("collect")]
    [InlineData("converse")]
    public async Task A_call_that_ends_is_answered_although_lines_may_still_come(string verb)
    {
        await using var echo = await RestEcho.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, echo.Address.Port, Stop);
        var stream = client.GetStream();

        await SendAsync(stream, $"POST /api/echo/v1/echo:{verb} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        await SendAsync(stream, "2b\r\n{\"failure\":{\"code\":9,\"reason\":\"SOLD_OUT\"}}\n\r\n");

        Assert.Contains("SOLD_OUT", await ReadAnswerAsync(stream), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_lines_says_so()
    {
        await using var echo = await RestEcho.StartAsync();

        Assert.Equal(415, (await echo.SendAsync("POST", "/api/echo/v1/echo:collect", RestEcho.Json("{}"))).Status);
        Assert.Equal(406, (await echo.SendAsync("GET", "/api/echo/v1/echo:repeat", content: null, ("Accept", "application/json"))).Status);
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_the_call()
    {
        await using var echo = await RestEcho.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, echo.Address.Port, Stop);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /api/echo/v1/echo:repeat?repeat=1000000&text=abc HTTP/1.1\r\nHost: x\r\n\r\n"), Stop);
        await stream.ReadExactlyAsync(new byte[20_000], Stop);

        client.Client.LingerState = new LingerOption(enable: true, 0);
        client.Close();

        // A call that went on would hold the server back from ending.
        await echo.DisposeAsync();
    }

    private static async Task SendAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), Stop);

    // An answer of a told length, from a connection that stays open.
    private static async Task<string> ReadAnswerAsync(NetworkStream stream)
    {
        var (received, bytes) = ("", new byte[4_096]);
        while (!received.EndsWith('}'))
        {
            var count = await stream.ReadAsync(bytes, Stop);
            Assert.True(count > 0, $"The connection ended after {received}");
            received += Encoding.UTF8.GetString(bytes, 0, count);
        }

        return received;
    }

    private static async Task<string> ReadUntilAsync(StreamReader reader, string wanted)
    {
        while (await reader.ReadLineAsync(Stop) is { } line)
        {
            if (line.Contains(wanted, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The answer ended before {wanted}.");
    }
}
