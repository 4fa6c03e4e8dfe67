using System.Buffers.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Tests.Grpc.Web;
using static Posthouse.Tests.Grpc.Web.EchoHost;

namespace Posthouse.Tests.Grpc.Connect;

/// <summary>Calls without side effects, with the message in the address.</summary>
public sealed class ConnectGetTests
{
    private static readonly byte[] Ping = new EchoRequest { Text = "ping?" }.ToByteArray();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task JSON_stands_in_the_address_as_it_is(bool forwarded)
    {
        await using var host = await StartAsync(forwarded);

        var reply = await GetAsync(host, $"other=1&encoding=json&connect=v1&message={Uri.EscapeDataString("""{"text":"Grüße + mehr"}""")}");

        Assert.Equal((200, "application/json"), (reply.Status, reply.ContentType));
        Assert.Equal("Grüße + mehr", (string?)JsonNode.Parse(reply.Body)!["text"]);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("%3D%3D", false)]
    [InlineData("", true)]
    public async Task Bytes_stand_in_the_address_as_base64(string padding, bool compressed)
    {
        await using var host = await StartAsync();
        var message = compressed ? Gzip.Pack(Ping) : [.. Ping, 0x12, 0];
        var text = Base64Url.EncodeToString(message);

        var reply = await GetAsync(host, $"message={text}{(text.Length % 4 == 2 ? padding : "")}&base64=1&encoding=proto{(compressed ? "&compression=gzip" : "")}");

        Assert.Equal((200, "application/proto"), (reply.Status, reply.ContentType));
        Assert.Equal("ping?", EchoResponse.Parser.ParseFrom(reply.Body).Text);
    }

    [Fact]
    public async Task Nothing_is_a_message_too()
    {
        await using var host = await StartAsync();

        var reply = await GetAsync(host, "message=&encoding=proto&base64=1&compression=gzip");

        Assert.Equal(200, reply.Status);
    }

    [Theory]
    [InlineData("encoding=proto", 400, "invalid_argument")]
    [InlineData("encoding=proto&base64=1&message=%3F%3F%3F", 400, "invalid_argument")]
    [InlineData("encoding=proto&base64=1&message=_w", 400, "invalid_argument")]
    [InlineData("encoding=json&message=", 400, "invalid_argument")]
    [InlineData("encoding=json&message={}&connect=v2", 400, "invalid_argument")]
    [InlineData("encoding=proto&base64=1&message=AAAA&compression=br", 501, "unimplemented")]
    [InlineData("encoding=proto&base64=1&message=AAAA&compression=gzip", 400, "invalid_argument")]
    public async Task What_cannot_be_read_is_refused(string query, int status, string code)
    {
        await using var host = await StartAsync();

        var reply = await GetAsync(host, query);

        Assert.Equal((status, code), (reply.Status, (string?)JsonNode.Parse(reply.Body)!["code"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("message=%7B%7D")]
    [InlineData("encoding=xml&message=%7B%7D")]
    public async Task A_form_of_message_that_is_not_known_is_415(string query)
    {
        await using var host = await StartAsync();

        Assert.Equal(415, (await GetAsync(host, query)).Status);
    }

    [Fact]
    public async Task Compression_of_the_request_is_taken_for_accepted()
    {
        await using var host = await StartAsync(with: host => host.Options.ResponseCompressionAlgorithm = "gzip");

        var reply = await GetAsync(host, $"message={Base64Url.EncodeToString(Gzip.Pack(Ping))}&base64=1&encoding=proto&compression=gzip");

        Assert.Equal("gzip", reply.Header("content-encoding"));
        Assert.Equal("ping?", EchoResponse.Parser.ParseFrom(Gzip.Unpack(reply.Body)).Text);
    }

    private static Task<Reply> GetAsync(EchoHost host, string query) => host.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Service}Echo?{query}"));
}
