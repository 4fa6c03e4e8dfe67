using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;
using static Posthouse.Tests.Grpc.Web.EchoHost;

namespace Posthouse.Tests.Grpc.Web;

/// <summary>gRPC-Web as bare requests: what a browser sends, and what nobody should send.</summary>
public sealed class GrpcWebTests
{
    private const string Binary = "application/grpc-web";
    private const string BinaryProto = "application/grpc-web+proto";
    private const string TextProto = "application/grpc-web-text+proto";
    private static readonly byte[] Ping = Frames.Of(new EchoRequest { Text = "ping", Repeat = 2 });

    [Theory]
    [InlineData(Binary, false)]
    [InlineData(BinaryProto, true)]
    [InlineData("application/grpc-web; charset=utf-8", false)]
    public async Task A_call_is_answered_with_trailers_in_the_body(string contentType, bool http2)
    {
        await using var host = await StartAsync(forwarded: http2);

        var reply = await host.SendAsync(Post("Echo", contentType, Ping), http2);

        Assert.Equal((200, BinaryProto), (reply.Status, reply.ContentType));
        var frames = Frames.Read(reply.Body);
        Assert.Equal([0, 0x80], frames.Select(frame => frame.Flags));
        Assert.Equal("ping", EchoResponse.Parser.ParseFrom(frames[0].Payload).Text);
        Assert.Equal("grpc-status: 0\r\n", Encoding.ASCII.GetString(frames[1].Payload));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task As_text_everything_is_base64_also_with_padding_inside(bool forwarded)
    {
        await using var host = await StartAsync(forwarded);

        var reply = await host.SendAsync(Post("Repeat", "application/grpc-web-text", Frames.Text(Ping[..4], Ping[4..6], Ping[6..])));

        Assert.Equal((200, TextProto), (reply.Status, reply.ContentType));
        var frames = Frames.Read(Frames.FromText(reply.Body));
        Assert.Equal([1, 2], frames[..^1].Select(frame => EchoResponse.Parser.ParseFrom(frame.Payload).Number));
        Assert.Equal("grpc-status: 0\r\n", Encoding.ASCII.GetString(frames[^1].Payload));
    }

    [Theory]
    [InlineData("application/grpc-web-text", TextProto)]
    [InlineData("application/grpc-web+proto, */*", BinaryProto)]
    public async Task What_is_accepted_decides_over_the_answer(string accept, string contentType)
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post("Echo", "application/grpc-web-text", Frames.Text(Ping), ("Accept", accept)));

        Assert.Equal(contentType, reply.ContentType);
    }

    [Fact]
    public async Task A_failure_before_any_message_stands_in_the_headers()
    {
        await using var host = await StartAsync();
        host.Server.OnEcho = (_, _) => throw new RpcException(new Status(StatusCode.NotFound, "nothing – here"), [new Metadata.Entry("why-bin", [255, 1])]);

        var reply = await host.SendAsync(Post("Echo", Binary, Ping));

        Assert.Equal((200, "5", "nothing %E2%80%93 here", "/wE"), (reply.Status, reply.Header("grpc-status"), reply.Header("grpc-message"), reply.Header("why-bin")));
        Assert.Empty(reply.Body);
    }

    [Fact]
    public async Task A_failure_after_a_message_stands_in_the_body()
    {
        await using var host = await StartAsync();
        host.Server.OnRepeat = async (_, responses, context) =>
        {
            await responses.WriteAsync(new EchoResponse());
            context.ResponseTrailers.Add("seen", "1");
            throw new RpcException(new Status(StatusCode.Aborted, "enough\r\nof it"));
        };

        var reply = await host.SendAsync(Post("Repeat", Binary, Ping));

        Assert.Equal("grpc-status: 10\r\ngrpc-message: enough%0D%0Aof it\r\nseen: 1\r\n", Encoding.ASCII.GetString(Frames.Read(reply.Body)[^1].Payload));
    }

    [Fact]
    public async Task Metadata_goes_both_ways()
    {
        await using var host = await StartAsync();
        host.Server.OnEcho = async (_, context) =>
        {
            await context.WriteResponseHeadersAsync([new Metadata.Entry("text", "a"), new Metadata.Entry("some-bin", [1, 2, 3, 4])]);
            return new EchoResponse { Text = context.RequestHeaders.GetValue("k"), Payload = ByteString.CopyFrom(context.RequestHeaders.GetValueBytes("k-bin")) };
        };

        var reply = await host.SendAsync(Post("Echo", Binary, Ping, ("k", "v"), ("k-bin", "AQI")));

        var response = EchoResponse.Parser.ParseFrom(Frames.Read(reply.Body)[0].Payload);
        Assert.Equal(("v", "AQI="), (response.Text, response.Payload.ToBase64()));
        Assert.Equal(("a", "AQIDBA"), (reply.Header("text"), reply.Header("some-bin")));
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

        var reply = await host.SendAsync(Post("Echo", Binary, Ping, ("grpc-timeout", "50m")));

        await over.CancelAsync();
        Assert.Equal("4", reply.Header("grpc-status"));
    }

    [Theory]
    [InlineData(Binary, "", "12")]
    [InlineData(Binary, "AAAA", "13")]
    [InlineData(Binary, "AAAAAAkB", "13")]
    [InlineData(Binary, "gAAAAAA=", "13")]
    [InlineData(Binary, "AAAAAAAAAAAAAA==", "12")]
    [InlineData(Binary, "AP////8=", "8")]
    [InlineData(Binary, "AAAAAAH/", "13")]
    public async Task A_body_that_is_not_one_message_fails(string contentType, string body, string status)
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post("Echo", contentType, Convert.FromBase64String(body)));

        Assert.Equal((200, status), (reply.Status, reply.Header("grpc-status")));
    }

    [Theory]
    [InlineData("AAAAAA")]
    [InlineData("AAAAAA=")]
    [InlineData("A===AAAA")]
    [InlineData("====")]
    [InlineData("AAA!AAA=")]
    [InlineData("AAA=AAA=A")]
    [InlineData("Grüße, !")]
    public async Task Text_that_is_not_base64_fails(string body)
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post("Echo", "application/grpc-web-text", Encoding.UTF8.GetBytes(body)));

        Assert.Equal((200, "13"), (reply.Status, reply.Header("grpc-status")));
    }

    [Fact]
    public async Task Messages_are_compressed_as_both_ends_say()
    {
        await using var host = await StartAsync(with: host => host.Options.ResponseCompressionAlgorithm = "gzip");
        var packed = Frames.Of(1, Gzip.Pack(new EchoRequest { Text = "zip" }.ToByteArray()));

        var reply = await host.SendAsync(Post("Echo", Binary, packed, ("grpc-encoding", "gzip"), ("grpc-accept-encoding", "gzip")));

        var message = Frames.Read(reply.Body)[0];
        Assert.Equal(("gzip", 1), (reply.Header("grpc-encoding"), message.Flags));
        Assert.Equal("zip", EchoResponse.Parser.ParseFrom(Gzip.Unpack(message.Payload)).Text);
    }

    [Theory]
    [InlineData("Nothing", Binary, BinaryProto)]
    [InlineData("Nothing", "application/grpc-web-text", TextProto)]
    public async Task An_unknown_method_is_UNIMPLEMENTED(string method, string contentType, string answered)
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post(method, contentType, Ping));

        Assert.Equal((200, "12", answered), (reply.Status, reply.Header("grpc-status"), reply.ContentType));
    }

    [Theory]
    [InlineData("application/grpc-web+thrift")]
    [InlineData("application/grpc-webs")]
    [InlineData("text/plain")]
    public async Task Another_content_type_is_415(string contentType)
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post("Echo", contentType, Ping));

        Assert.Equal(415, reply.Status);
        Assert.Contains("application/grpc-web", reply.Header("accept-post")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_may_stream_over_HTTP_1_but_both_ways_only_over_HTTP_2()
    {
        await using var host = await StartAsync();

        var collected = await host.SendAsync(Post("Collect", Binary, [.. Ping, .. Ping]));
        var refused = await host.SendAsync(Post("Converse", Binary, Ping));
        var conversed = await host.SendAsync(Post("Converse", Binary, [.. Ping, .. Ping]), http2: true);

        Assert.Equal("pingping", EchoResponse.Parser.ParseFrom(Frames.Read(collected.Body)[0].Payload).Text);
        Assert.Equal(505, refused.Status);
        Assert.Equal(3, Frames.Read(conversed.Body).Count);
    }
}
