using System.Text;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Tests.Grpc.Web;
using static Posthouse.Tests.Grpc.Web.EchoHost;

namespace Posthouse.Tests.Grpc.Connect;

/// <summary>Streams in the Connect protocol, as bare requests.</summary>
public sealed class ConnectStreamTests
{
    private const string Proto = "application/connect+proto";
    private const string Json = "application/connect+json";
    private static readonly byte[] Ping = Frames.Of(new EchoRequest { Text = "ping", Repeat = 2 });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_streams_JSON(bool forwarded)
    {
        await using var host = await StartAsync(forwarded);

        var reply = await host.SendAsync(Post("Repeat", Json, Frames.Of(0, """{"text":"ping","repeat":2}""")));

        Assert.Equal((200, Json), (reply.Status, reply.ContentType));
        Assert.Equal(
            [(0, """{"text":"ping","number":1}"""), (0, """{"text":"ping","number":2}"""), (2, "{}")],
            Frames.Read(reply.Body).Select(frame => ((int)frame.Flags, Encoding.UTF8.GetString(frame.Payload).Replace(" ", "", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_streams_binary(bool http2)
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post("Repeat", Proto, Ping), http2);

        Assert.Equal((200, Proto), (reply.Status, reply.ContentType));
        var frames = Frames.Read(reply.Body);
        Assert.Equal([1, 2], frames[..^1].Select(frame => EchoResponse.Parser.ParseFrom(frame.Payload).Number));
        Assert.Equal((2, "{}"), ((int)frames[^1].Flags, Encoding.UTF8.GetString(frames[^1].Payload)));
    }

    [Fact]
    public async Task A_client_streams_over_HTTP_1_and_both_ways_over_HTTP_2()
    {
        await using var host = await StartAsync();

        var collected = await host.SendAsync(Post("Collect", Json, [.. Frames.Of(0, """{"text":"a"}"""), .. Frames.Of(0, """{"text":"b"}""")]));
        var conversed = await host.SendAsync(Post("Converse", Proto, [.. Ping, .. Ping]), http2: true);
        var refused = await host.SendAsync(Post("Converse", Proto, Ping));

        Assert.Contains("\"ab\"", Encoding.UTF8.GetString(Frames.Read(collected.Body)[0].Payload), StringComparison.Ordinal);
        Assert.Equal([0, 0, 2], Frames.Read(conversed.Body).Select(frame => (int)frame.Flags));
        Assert.Equal(505, refused.Status);
    }

    [Fact]
    public async Task A_failure_is_the_last_frame_with_details_and_metadata()
    {
        await using var host = await StartAsync();
        var info = new ErrorInfo { Type = "ENOUGH" };
        host.Server.OnRepeat = async (_, responses, context) =>
        {
            await responses.WriteAsync(new EchoResponse());
            context.ResponseTrailers.Add("seen", "1");
            context.ResponseTrailers.Add("seen", "2");
            context.ResponseTrailers.Add("raw-bin", [255]);
            throw new Google.Rpc.Status { Code = 10, Message = "\"enough\"", Details = { Google.Protobuf.WellKnownTypes.Any.Pack(info) } }.ToRpcException();
        };

        var reply = await host.SendAsync(Post("Repeat", Proto, Ping));

        Assert.Equal(200, reply.Status);
        Assert.Equal(
            "{\"error\":{\"code\":\"aborted\",\"message\":\"\\\"enough\\\"\",\"details\":[{\"type\":\"google.rpc.ErrorInfo\",\"value\":\"" + info.ToByteString().ToBase64().TrimEnd('=')
            + "\",\"debug\":{\"reason\":\"ENOUGH\",\"domain\":\"\",\"metadata\":{}}}]},\"metadata\":{\"seen\":[\"1\",\"2\"],\"raw-bin\":[\"/w\"]}}",
            Encoding.UTF8.GetString(Frames.Read(reply.Body)[^1].Payload));
    }

    [Theory]
    [InlineData("", "unimplemented")]
    [InlineData("AAAA", "invalid_argument")]
    [InlineData("AAAAAAkB", "invalid_argument")]
    [InlineData("AgAAAAJ7fQ==", "invalid_argument")]
    [InlineData("AAAAAAAAAAAAAA==", "unimplemented")]
    [InlineData("AP////8=", "resource_exhausted")]
    [InlineData("AAAAAAH/", "invalid_argument")]
    [InlineData("AQAAAAECAA==", "invalid_argument")]
    public async Task A_request_that_is_not_one_message_fails_in_the_last_frame(string body, string code)
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post("Repeat", Proto, Convert.FromBase64String(body)));

        Assert.Equal(200, reply.Status);
        Assert.Contains($"\"code\":\"{code}\"", Encoding.UTF8.GetString(Frames.Read(reply.Body).Single().Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_compressed_as_both_ends_say()
    {
        await using var host = await StartAsync(with: host => host.Options.ResponseCompressionAlgorithm = "gzip");
        var packed = Frames.Of(1, Gzip.Pack(new EchoRequest { Text = "zip", Repeat = 1 }.ToByteArray()));

        var reply = await host.SendAsync(Post("Repeat", Proto, packed, ("Connect-Content-Encoding", "gzip"), ("Connect-Accept-Encoding", "br,gzip")));

        var frames = Frames.Read(reply.Body);
        Assert.Equal(("gzip", "identity,gzip,deflate"), (reply.Header("connect-content-encoding"), reply.Header("connect-accept-encoding")));
        Assert.Equal([1, 2], frames.Select(frame => (int)frame.Flags));
        Assert.Equal("zip", EchoResponse.Parser.ParseFrom(Gzip.Unpack(frames[0].Payload)).Text);
    }

    [Fact]
    public async Task The_time_out_ends_a_stream_that_has_begun()
    {
        using var over = new CancellationTokenSource();
        await using var host = await StartAsync();
        host.Server.OnRepeat = async (_, responses, _) =>
        {
            await responses.WriteAsync(new EchoResponse());
            await Task.Delay(Timeout.Infinite, over.Token);
        };

        var reply = await host.SendAsync(Post("Repeat", Proto, Ping, ("Connect-Timeout-Ms", "200")));

        await over.CancelAsync();
        Assert.Contains("deadline_exceeded", Encoding.UTF8.GetString(Frames.Read(reply.Body)[^1].Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_method_is_unimplemented()
    {
        await using var host = await StartAsync();

        var reply = await host.SendAsync(Post("Nothing", Json, []));

        Assert.Contains("\"unimplemented\"", Encoding.UTF8.GetString(Frames.Read(reply.Body).Single().Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Response_headers_come_before_messages()
    {
        await using var host = await StartAsync();
        host.Server.OnRepeat = (_, _, context) => context.WriteResponseHeadersAsync([new Metadata.Entry("early", "yes")]);

        var reply = await host.SendAsync(Post("Repeat", Json, Frames.Of(0, "{}")));

        Assert.Equal("yes", reply.Header("early"));
    }
}
