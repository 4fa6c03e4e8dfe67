using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Interop.Tests.Echo;
using Interop.Tests.Peers;
using Posthouse.Contracts.Testing.V1;
using StatusCode = Grpc.Core.StatusCode;

namespace Interop.Tests;

/// <summary>Clients of other languages call our server.</summary>
public sealed class OurServerTests(OurServer server)
{
    private const int Forever = 600_000;

    [Theory, ClassData(typeof(Pairings))]
    public async Task Unary_call_carries_text_payload_metadata_and_deadline(Language language, bool tls)
    {
        var request = new EchoRequest { Text = "grüße 書", Payload = ByteString.CopyFrom(1, 2, 3) };

        var answer = await CallAsync(language, tls, new PeerCall("Echo", request)
        {
            Metadata = [new Pair { Key = "plain", Text = "one" }, new Pair { Key = "bytes-bin", Binary = ByteString.CopyFrom(0, 255, 10) }],
            DeadlineMilliseconds = 30_000,
        });

        var response = Assert.Single(answer.Responses);
        Assert.Equal(("grüße 書", StatusCode.OK), (response.Text, answer.Code));
        Assert.Equal(request.Payload, response.Payload);
        Assert.Equal("one", response.Metadata.Single(pair => pair.Key == "plain").Text);
        Assert.Equal([0, 255, 10], response.Metadata.Single(pair => pair.Key == "bytes-bin").Binary.ToByteArray());
        // grpcio rounds the time-out that it sends up, to a tenth of a second.
        Assert.InRange(response.MillisecondsLeft, 1, 30_100);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Client_stream_is_collected_in_order(Language language, bool tls)
    {
        var answer = await CallAsync(language, tls, new PeerCall("Collect", Texts("a", "b", "c")));

        Assert.Equal(("abc", 3), (answer.Responses.Single().Text, answer.Responses.Single().Number));
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Server_stream_arrives_in_order_to_its_end(Language language, bool tls)
    {
        var answer = await CallAsync(language, tls, new PeerCall("Repeat", new EchoRequest { Repeat = 1000 }));

        Assert.Equal(Enumerable.Range(1, 1000), answer.Responses.Select(response => response.Number));
        Assert.Equal(StatusCode.OK, answer.Code);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Duplex_call_answers_each_request(Language language, bool tls)
    {
        var answer = await CallAsync(language, tls, new PeerCall("Converse", Texts("a", "b", "c")));

        Assert.Equal(["a", "b", "c"], answer.Responses.Select(response => response.Text));
        Assert.Equal(StatusCode.OK, answer.Code);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Headers_and_trailers_arrive_as_text_and_bytes(Language language, bool tls)
    {
        var request = new EchoRequest
        {
            Headers = { new Pair { Key = "head", Text = "one" }, new Pair { Key = "head-bin", Binary = ByteString.CopyFrom(0, 1) } },
            Trailers = { new Pair { Key = "tail", Text = "two" }, new Pair { Key = "tail-bin", Binary = ByteString.CopyFrom(255) } },
        };

        var answer = await CallAsync(language, tls, new PeerCall("Echo", request));

        Assert.Equal(request.Headers, answer.Headers.Where(pair => pair.Key.StartsWith("head", StringComparison.Ordinal)).OrderBy(pair => pair.Key));
        Assert.Equal(request.Trailers, answer.Trailers.Where(pair => pair.Key.StartsWith("tail", StringComparison.Ordinal)).OrderBy(pair => pair.Key));
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Values_without_bytes_arrive_also_with_a_failure_alone(Language language, bool tls)
    {
        var request = new EchoRequest { Trailers = { new Pair { Key = "empty-bin" }, new Pair { Key = "tail", Text = "two" } }, Failure = new Failure { Code = 9, Message = "no" } };

        var answer = await CallAsync(language, tls, new PeerCall("Echo", request) { Metadata = [new Pair { Key = "nothing-bin" }] });

        Assert.Equal(StatusCode.FailedPrecondition, answer.Code);
        Assert.Equal(["empty-bin", "tail"], answer.Trailers.Select(pair => pair.Key).Where(key => key is "empty-bin" or "tail").Order());
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Status_arrives_with_unicode_message_and_details(Language language, bool tls)
    {
        var failure = new Failure { Code = 9, Message = "geht nicht: 書 100 %\nzweite Zeile", Reason = "NO_ROOM" };

        var answer = await CallAsync(language, tls, new PeerCall("Echo", new EchoRequest { Failure = failure }));

        var details = answer.Trailers.Single(pair => pair.Key == "grpc-status-details-bin").Binary;
        Assert.Equal((StatusCode.FailedPrecondition, failure.Message), (answer.Code, answer.Message));
        Assert.Equal("NO_ROOM", Google.Rpc.Status.Parser.ParseFrom(details).GetDetail<ErrorInfo>()?.Type);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Stream_that_fails_midway_gives_its_answers_then_the_status(Language language, bool tls)
    {
        var request = new EchoRequest { Repeat = 5, Failure = new Failure { Code = 10, After = 2, Message = "enough" } };

        var answer = await CallAsync(language, tls, new PeerCall("Repeat", request));

        Assert.Equal([1, 2], answer.Responses.Select(response => response.Number));
        Assert.Equal((StatusCode.Aborted, "enough"), (answer.Code, answer.Message));
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Unhandled_exception_is_unknown_and_leaks_nothing(Language language, bool tls)
    {
        var answer = await CallAsync(language, tls, new PeerCall("Echo", new EchoRequest { Failure = new Failure() }));

        Assert.Equal(StatusCode.Unknown, answer.Code);
        Assert.DoesNotContain("asks for it", answer.Message, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Deadline_ends_the_call_on_both_sides(Language language, bool tls)
    {
        var text = $"deadline {language} {tls}";
        var request = new EchoRequest { Text = text, DelayMilliseconds = Forever };

        var answer = await CallAsync(language, tls, new PeerCall("Echo", request) { DeadlineMilliseconds = 300 });

        Assert.Equal(StatusCode.DeadlineExceeded, answer.Code);
        await server.Cancellations.SeenAsync(text, Cancel);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Cancellation_by_the_client_reaches_the_handler(Language language, bool tls)
    {
        var text = $"cancel {language} {tls}";
        var request = new EchoRequest { Text = text, DelayMilliseconds = Forever, Repeat = 1, Headers = { new Pair { Key = "head", Text = "one" } } };

        var answer = await CallAsync(language, tls, new PeerCall("Repeat", request) { CancelAfter = 0 });

        Assert.Equal(StatusCode.Cancelled, answer.Code);
        await server.Cancellations.SeenAsync(text, Cancel);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Large_message_goes_both_ways_up_to_the_limit(Language language, bool tls)
    {
        var payload = ByteString.CopyFrom([.. Enumerable.Range(0, 3_000_000).Select(index => (byte)index)]);

        var answer = await CallAsync(language, tls, new PeerCall("Echo", new EchoRequest { Payload = payload }));
        var refused = await CallAsync(language, tls, new PeerCall("Echo", new EchoRequest { Payload = ByteString.CopyFrom(new byte[5_000_000]) }));

        Assert.Equal(payload, answer.Responses.Single().Payload);
        Assert.Equal(StatusCode.ResourceExhausted, refused.Code);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Parallel_calls_get_their_own_answers(Language language, bool tls)
    {
        var texts = Enumerable.Range(0, 300).Select(number => $"call {number}").ToArray();

        var answers = await Task.WhenAll(texts.Select(text => CallAsync(language, tls, new PeerCall("Echo", Texts(text)))));

        Assert.Equal(texts, answers.Select(answer => answer.Responses.Single().Text));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static EchoRequest[] Texts(params string[] texts) => [.. texts.Select(text => new EchoRequest { Text = text })];

    private Task<PeerAnswer> CallAsync(Language language, bool tls, PeerCall call) => server.Client(language, tls).CallAsync(call, Cancel);
}
