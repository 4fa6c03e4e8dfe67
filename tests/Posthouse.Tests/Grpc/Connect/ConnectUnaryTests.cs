using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Tests.Grpc.Web;
using static Posthouse.Tests.Grpc.Web.EchoHost;
using Status = Grpc.Core.Status;

namespace Posthouse.Tests.Grpc.Connect;

/// <summary>Calls of one message in the Connect protocol, as bare requests.</summary>
public sealed class ConnectUnaryTests
{
    private const string Proto = "application/proto";
    private const string Json = "application/json";

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_call_in_JSON_is_answered_in_JSON(bool forwarded, bool http2)
    {
        await using var host = await StartAsync(forwarded);

        var reply = await host.SendAsync(Post("Echo", "application/json; charset=utf-8", """{"text":"Grüße","unknown":[1]}"""u8.ToArray()), http2);

        Assert.Equal((200, Json), (reply.Status, reply.ContentType));
        Assert.Equal("""{"text":"Grüße","number":1}""", JsonOf(reply));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_in_binary_is_answered_in_binary(bool forwarded)
    {
        await using var host = await StartAsync(forwarded);

        var reply = await host.SendAsync(Post("Echo", Proto, new EchoRequest { Text = "ping" }.ToByteArray(), ("Connect-Protocol-Version", "1")));

        Assert.Equal((200, Proto), (reply.Status, reply.ContentType));
        Assert.Equal(new EchoResponse { Text = "ping", Number = 1 }, EchoResponse.Parser.ParseFrom(reply.Body));
    }

    [Fact]
    public async Task Nothing_is_a_message_in_binary()
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post("Echo", Proto, []));

        Assert.Equal(new EchoResponse { Number = 1 }, EchoResponse.Parser.ParseFrom(reply.Body));
    }

    [Theory]
    [InlineData(StatusCode.Cancelled, "canceled", 499)]
    [InlineData(StatusCode.Unknown, "unknown", 500)]
    [InlineData(StatusCode.InvalidArgument, "invalid_argument", 400)]
    [InlineData(StatusCode.DeadlineExceeded, "deadline_exceeded", 504)]
    [InlineData(StatusCode.NotFound, "not_found", 404)]
    [InlineData(StatusCode.AlreadyExists, "already_exists", 409)]
    [InlineData(StatusCode.PermissionDenied, "permission_denied", 403)]
    [InlineData(StatusCode.ResourceExhausted, "resource_exhausted", 429)]
    [InlineData(StatusCode.FailedPrecondition, "failed_precondition", 400)]
    [InlineData(StatusCode.Aborted, "aborted", 409)]
    [InlineData(StatusCode.OutOfRange, "out_of_range", 400)]
    [InlineData(StatusCode.Unimplemented, "unimplemented", 501)]
    [InlineData(StatusCode.Internal, "internal", 500)]
    [InlineData(StatusCode.Unavailable, "unavailable", 503)]
    [InlineData(StatusCode.DataLoss, "data_loss", 500)]
    [InlineData(StatusCode.Unauthenticated, "unauthenticated", 401)]
    [InlineData((StatusCode)77, "unknown", 500)]
    public async Task A_status_has_its_name_and_its_HTTP_status(StatusCode code, string name, int httpStatus)
    {
        await using var host = await StartAsync();
        host.Server.OnEcho = (_, _) => throw new RpcException(new Status(code, "„no“"));

        var reply = await host.SendAsync(Post("Echo", Proto, []));

        Assert.Equal((httpStatus, Json), (reply.Status, reply.ContentType));
        Assert.Equal($$"""{"code":"{{name}}","message":"„no“"}""", Encoding.UTF8.GetString(reply.Body));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Details_travel_with_type_value_and_words(bool forwarded)
    {
        await using var host = await StartAsync(forwarded);
        var info = new ErrorInfo { Type = "SOLD_OUT", Domain = "hotel" };
        var violations = new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = "text", Description = "too long" } } };
        var strange = new Any { TypeUrl = "type.googleapis.com/nobody.v1.Knows", Value = ByteString.CopyFrom(1, 2) };
        host.Server.OnEcho = (_, _) => throw new Google.Rpc.Status { Code = 9, Message = "no", Details = { Any.Pack(info), Any.Pack(violations), strange } }.ToRpcException();

        var reply = await host.SendAsync(Post("Echo", Json, "{}"u8.ToArray()));

        var details = JsonNode.Parse(reply.Body)!["details"]!.AsArray();
        Assert.Equal(["google.rpc.ErrorInfo", "google.rpc.BadRequest", "nobody.v1.Knows"], details.Select(detail => (string)detail!["type"]!));
        Assert.Equal([info.ToByteString(), violations.ToByteString(), strange.Value], details.Select(detail => FromBase64((string)detail!["value"]!)));
        Assert.Equal(("SOLD_OUT", "too long"), ((string?)details[0]!["debug"]!["reason"], (string?)details[1]!["debug"]!["fieldViolations"]![0]!["description"]));
        Assert.Null(details[2]!["debug"]);
        Assert.DoesNotContain(reply.Headers.Keys, name => name.Contains("details", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Metadata_goes_both_ways_and_trailers_are_headers_with_a_prefix(bool succeeds)
    {
        await using var host = await StartAsync();
        var seen = new Metadata();
        host.Server.OnEcho = async (_, context) =>
        {
            seen = context.RequestHeaders;
            await context.WriteResponseHeadersAsync([new Metadata.Entry("text", "a"), new Metadata.Entry("some-bin", [1, 2, 3, 4])]);
            context.ResponseTrailers.Add("cost", "237");
            context.ResponseTrailers.Add("cost-bin", [255]);
            return succeeds ? new EchoResponse() : throw new RpcException(new Status(StatusCode.NotFound, ""));
        };

        var reply = await host.SendAsync(Post("Echo", Json, "{}"u8.ToArray(), ("k", "v"), ("k-bin", "AQI="), ("Connect-Protocol-Version", "1"), ("Connect-Timeout-Ms", "60000")));

        Assert.Equal(succeeds ? 200 : 404, reply.Status);
        Assert.Equal(("v", 2), (seen.GetValue("k"), seen.GetValueBytes("k-bin")!.Length));
        Assert.DoesNotContain(seen, entry => entry.Key.StartsWith("connect-", StringComparison.Ordinal));
        Assert.Equal(("a", "AQIDBA", "237", "/w"), (reply.Header("text"), reply.Header("some-bin"), reply.Header("trailer-cost"), reply.Header("trailer-cost-bin")));
    }

    [Fact]
    public async Task The_time_out_holds_while_the_handler_goes_on()
    {
        using var over = new CancellationTokenSource();
        await using var host = await StartAsync();
        host.Server.OnEcho = async (_, _) =>
        {
            await Task.Delay(Timeout.Infinite, over.Token);
            return new EchoResponse();
        };

        var reply = await host.SendAsync(Post("Echo", Json, "{}"u8.ToArray(), ("Connect-Timeout-Ms", "50")));

        await over.CancelAsync();
        Assert.Equal((504, "deadline_exceeded"), (reply.Status, CodeOf(reply)));
    }

    [Theory]
    [InlineData("Connect-Timeout-Ms", "soon")]
    [InlineData("Connect-Timeout-Ms", "-1")]
    [InlineData("Connect-Timeout-Ms", "12345678901")]
    [InlineData("Connect-Protocol-Version", "2")]
    [InlineData("k-bin", "####")]
    public async Task A_header_that_is_not_valid_is_the_callers_mistake(string name, string value)
    {
        await using var host = await StartAsync();
        host.Server.OnEcho = (_, context) => Task.FromResult(new EchoResponse { Number = context.RequestHeaders.Count });

        var reply = await host.SendAsync(Post("Echo", Proto, [], (name, value)));

        Assert.Equal((400, "invalid_argument"), (reply.Status, CodeOf(reply)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("""{"text":1}""")]
    [InlineData("""{"repeat":99999999999}""")]
    [InlineData("""{"repeat":1e400}""")]
    [InlineData("""{"repeat":0.5}""")]
    [InlineData("""{"payload":"####"}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"headers":{}}""")]
    public async Task JSON_that_is_not_the_messages_is_the_callers_mistake(string body)
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post("Echo", Json, Encoding.UTF8.GetBytes(body)));

        Assert.Equal((400, "invalid_argument"), (reply.Status, CodeOf(reply)));
    }

    [Fact]
    public async Task Bytes_that_nobody_can_read_are_the_callers_mistake()
    {
        await using var host = await StartAsync();

        var binary = await host.SendAsync(Post("Echo", Proto, [255, 255]));
        var latin = await host.SendAsync(Post("Echo", Json, [.. "{\"text\":\""u8, 0xFC, .. "\"}"u8]));
        var deep = await host.SendAsync(Post("Echo", Json, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"unknown\":", 20_000)))));
        var unpacked = await host.SendAsync(Post("Echo", Proto, [1, 2, 3], ("Content-Encoding", "gzip")));

        Assert.All([binary, latin, deep, unpacked], reply => Assert.Equal((400, "invalid_argument"), (reply.Status, CodeOf(reply))));
    }

    [Theory]
    [InlineData(null, "gzip")]
    [InlineData("br, gzip;q=0.5", "gzip")]
    [InlineData("gzip;q=0, br", null)]
    public async Task Bodies_are_compressed_as_both_ends_say(string? accepted, string? answered)
    {
        await using var host = await StartAsync(with: host => host.Options.ResponseCompressionAlgorithm = "gzip");
        var request = Post("Echo", Json, Gzip.Pack("""{"text":"zip"}"""u8.ToArray()), ("Content-Encoding", "gzip"));
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        var reply = await host.SendAsync(request);

        Assert.Equal(answered, reply.Header("content-encoding"));
        Assert.Equal("""{"text":"zip","number":1}""", JsonOf(reply with { Body = answered is null ? reply.Body : Gzip.Unpack(reply.Body) }));
    }

    [Fact]
    public async Task A_compression_that_is_not_known_is_unimplemented_and_names_those_that_are()
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post("Echo", Json, "{}"u8.ToArray(), ("Content-Encoding", "br")));

        Assert.Equal((501, "unimplemented"), (reply.Status, CodeOf(reply)));
        Assert.Contains("gzip", Encoding.UTF8.GetString(reply.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_hold_for_what_is_received_unpacked_and_sent()
    {
        await using var host = await StartAsync(with: host => (host.Options.MaxReceiveMessageSize, host.Options.MaxSendMessageSize) = (1000, 500));
        var large = new EchoRequest { Payload = ByteString.CopyFrom(new byte[2000]) }.ToByteArray();

        var received = await host.SendAsync(Post("Echo", Proto, large));
        var unpacked = await host.SendAsync(Post("Echo", Proto, Gzip.Pack(large), ("Content-Encoding", "gzip")));
        var sent = await host.SendAsync(Post("Echo", Proto, new EchoRequest { Payload = ByteString.CopyFrom(new byte[600]) }.ToByteArray()));

        Assert.All([received, unpacked, sent], reply => Assert.Equal((429, "resource_exhausted"), (reply.Status, CodeOf(reply))));
    }

    [Theory]
    [InlineData("application/connect+proto", "Echo")]
    [InlineData("application/xml", "Echo")]
    [InlineData("application/proto", "Repeat")]
    [InlineData("application/json", "Collect")]
    public async Task Another_content_type_is_415(string contentType, string method)
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post(method, contentType, []));

        Assert.Equal(415, reply.Status);
    }

    [Fact]
    public async Task An_unknown_method_is_unimplemented_for_a_caller_that_says_what_it_speaks()
    {
        await using var host = await StartAsync();

        var told = await host.SendAsync(Post("Nothing", Json, "{}"u8.ToArray(), ("Connect-Protocol-Version", "1")));
        var page = await host.SendAsync(Post("Nothing", Json, "{}"u8.ToArray()));

        Assert.Equal((501, "unimplemented"), (told.Status, CodeOf(told)));
        Assert.Equal("an ordinary page", Encoding.UTF8.GetString(page.Body));
    }

    [Fact]
    public async Task Another_verb_is_405()
    {
        await using var host = await StartAsync();

        var put = await host.SendAsync(new HttpRequestMessage(HttpMethod.Put, Service + "Echo") { Content = new StringContent("{}") });
        var get = await host.SendAsync(new HttpRequestMessage(HttpMethod.Get, Service + "EchoOnce?encoding=json&message={}"));

        Assert.Equal((405, "GET,POST"), (put.Status, Sorted(put.Header("allow")!)));
        Assert.Equal((405, "POST"), (get.Status, get.Header("allow")));
    }

    private static string Sorted(string list) => string.Join(',', list.Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));

    private static ByteString FromBase64(string unpadded) => ByteString.FromBase64(unpadded.PadRight((unpadded.Length + 3) / 4 * 4, '='));

    private static string? CodeOf(Reply reply) => (string?)JsonNode.Parse(reply.Body)!["code"];

    private static string JsonOf(Reply reply) => JsonNode.Parse(reply.Body)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
