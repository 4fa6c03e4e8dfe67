using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Telemetry;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Grpc.Web;

namespace Posthouse.Tests.Hosting.Door.Forwarding;

/// <summary>Calls from outside mean the same wherever they are served: in the public process, in another one, or by a server that stands in for the component.</summary>
public sealed class ForwardedCallTests
{
    private const string EncodingRequest = "grpc-internal-encoding-request";

    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static TheoryData<string> Everywhere => ForwardedEcho.Everywhere;

    public static TheoryData<string, string> EverywhereByEachKind => new(
        from place in ForwardedEcho.Everywhere
        from kind in new[] { "Echo", "Collect", "Repeat", "Converse" }
        select new TheoryDataRow<string, string>(place.Data, kind));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Every_kind_of_call_goes_through(string place)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);

        Assert.Equal(("ab", 2, "1 2 3", "x y"), await EchoKinds.AllAsync(echo.Client));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_header_that_HTTP_allows_and_metadata_do_not_disturbs_no_call(string place)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = static (name, _) => name == "latin" ? Encoding.Latin1 : Encoding.UTF8 }) { BaseAddress = echo.Cluster.Public.BaseAddress, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var content = new ByteArrayContent([0, 0, 0, 0, 0]) { Headers = { ContentType = new("application/grpc") } };
        http.DefaultRequestHeaders.TryAddWithoutValidation("name", "Zoë");
        http.DefaultRequestHeaders.TryAddWithoutValidation("latin", "Zoë");
        http.DefaultRequestHeaders.TryAddWithoutValidation("tabs", "one\ttwo");
        echo.Script.OnEcho = static async (_, context) =>
        {
            await context.WriteResponseHeadersAsync(context.RequestHeaders);
            return new EchoResponse();
        };

        using var response = await http.PostAsync(new Uri("/posthouse.testing.v1.EchoService/Echo", UriKind.Relative), content, Cancelled);
        await response.Content.CopyToAsync(Stream.Null, Cancelled);

        Assert.Equal(["0"], response.TrailingHeaders.GetValues("grpc-status"));
    }

    [Theory]
    [MemberData(nameof(EverywhereByEachKind))]
    public async Task Who_gives_up_outside_is_noticed_by_the_service(string place, string kind)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);
        _ = Hang(echo);
        using var giveUp = new CancellationTokenSource();
        var call = Start(echo.Client, kind, new CallOptions(cancellationToken: giveUp.Token));
        await _began.Task.WaitAsync(Cancelled);

        await giveUp.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);
        await _cancelled.Task.WaitAsync(Cancelled);
    }

    [Theory]
    [MemberData(nameof(EverywhereByEachKind))]
    public async Task A_deadline_from_outside_is_the_service_s_and_ends_the_call(string place, string kind)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);
        var seen = Hang(echo);
        var deadline = echo.Cluster.Clock.GetUtcNow().UtcDateTime.AddMinutes(30);
        var call = Start(echo.Client, kind, new CallOptions(deadline: deadline));
        await _began.Task.WaitAsync(Cancelled);

        await echo.Cluster.AdvanceAsync(TimeSpan.FromHours(1), Cancelled);

        Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);
        await _cancelled.Task.WaitAsync(Cancelled);
        Assert.InRange(await seen, deadline.AddMinutes(-1), deadline.AddMinutes(5));
    }

    [Theory]
    [MemberData(nameof(EverywhereByEachKind))]
    public async Task Headers_trailers_and_details_of_a_failure_come_out(string place, string kind)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);
        Misbehave(echo);
        var headers = new TaskCompletionSource<Metadata>();

        var failed = await Assert.ThrowsAsync<RpcException>(() => Start(echo.Client, kind, new CallOptions(cancellationToken: Cancelled), headers));

        Assert.Equal((StatusCode.FailedPrecondition, "Nein, süß", "SOLD_OUT"), (failed.StatusCode, failed.Status.Detail, failed.GetReason()));
        Assert.Equal(("blue", "1,2"), ((await headers.Task).GetValue("hue"), string.Join(',', (await headers.Task).GetValueBytes("ink-bin")!)));
        Assert.Equal(("well", "3,4"), (failed.Trailers.GetValue("end"), string.Join(',', failed.Trailers.GetValueBytes("seal-bin")!)));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Responses_that_came_before_a_failure_arrive(string place)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);
        echo.Script.OnRepeat = static async (_, responses, _) =>
        {
            await responses.WriteAsync(new EchoResponse { Number = 1 });
            await responses.WriteAsync(new EchoResponse { Number = 2 });
            throw new ResourceExhaustedException("Enough.", "ENOUGH");
        };
        using var call = echo.Client.Repeat(new EchoRequest(), cancellationToken: Cancelled);
        var numbers = new List<int>();

        var failed = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var response in call.ResponseStream.ReadAllAsync(Cancelled))
            {
                numbers.Add(response.Number);
            }
        });

        Assert.Equal((StatusCode.ResourceExhausted, "ENOUGH"), (failed.StatusCode, failed.GetReason()));
        Assert.Equal([1, 2], numbers);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_service_may_answer_before_all_requests_are_there(string place)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);
        echo.Script.OnCollect = static async (requests, _) => await requests.MoveNext() ? new EchoResponse { Text = requests.Current.Text } : new EchoResponse();
        using var call = echo.Client.Collect(cancellationToken: Cancelled);

        await call.RequestStream.WriteAsync(new EchoRequest { Text = "first" }, Cancelled);

        Assert.Equal("first", (await call).Text);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Compressed_requests_are_understood_and_refused_where_they_are_damaged(string place)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);
        var large = new EchoRequest { Text = "zip", Payload = ByteString.CopyFrom(new byte[300_000]) };

        foreach (var encoding in new[] { "gzip", "deflate" })
        {
            var answer = await echo.Client.EchoAsync(large, new Metadata { { EncodingRequest, encoding } }, cancellationToken: Cancelled);
            Assert.Equal(("zip", large.Payload), (answer.Text, answer.Payload));
        }

        Assert.Equal("12", await StatusAsync(echo, Frames.Of(1, [1, 2, 3]), "unheard-of"));
        Assert.Equal("13", await StatusAsync(echo, Frames.Of(1, [1, 2, 3]), "gzip"));
    }

    [Theory]
    [InlineData(ForwardedEcho.Here, 1)]
    [InlineData(ForwardedEcho.AnotherProcess, 2)]
    [InlineData(ForwardedEcho.AnotherServer, 2)]
    public async Task The_spans_of_a_call_belong_to_the_trace_of_whoever_called(string place, int expected)
    {
        var ended = new ConcurrentQueue<Activity>();
        await using var echo = await ForwardedEcho.StartAsync(place);
        using var trace = new Activity("outside").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is CallTelemetry.Name or "Microsoft.AspNetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        await echo.Client.EchoAsync(new EchoRequest(), cancellationToken: Cancelled);

        await Eventually.HoldsAsync(() => Own().Count >= expected, () => $"{Own().Count} of {expected} spans have ended", Cancelled);
        var spans = Own();
        Assert.Equal(expected, spans.Count);
        Assert.Single(spans, static span => span.Kind == ActivityKind.Server);
        Assert.All(spans, static span => Assert.Equal("posthouse.testing.v1.EchoService/Echo", span.DisplayName));

        List<Activity> Own() => [.. ended.Where(span => span.Source.Name == CallTelemetry.Name && span.TraceId == trace.TraceId)];
    }

    // Waits in every kind of call until it is cancelled; tells the deadline that it has.
    private Task<DateTime> Hang(ForwardedEcho echo)
    {
        var seen = new TaskCompletionSource<DateTime>();
        echo.Script.OnEcho = (_, context) => HangAsync(context);
        echo.Script.OnCollect = (_, context) => HangAsync(context);
        echo.Script.OnRepeat = (_, _, context) => HangAsync(context);
        echo.Script.OnConverse = (_, _, context) => HangAsync(context);
        return seen.Task;

        async Task<EchoResponse> HangAsync(ServerCallContext context)
        {
            seen.TrySetResult(context.Deadline);
            _began.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
            catch (OperationCanceledException)
            {
                _cancelled.TrySetResult();
                throw;
            }

            return new EchoResponse();
        }
    }

    private static void Misbehave(ForwardedEcho echo)
    {
        echo.Script.OnEcho = static (_, context) => FailAsync(context);
        echo.Script.OnCollect = static (_, context) => FailAsync(context);
        echo.Script.OnRepeat = static (_, _, context) => FailAsync(context);
        echo.Script.OnConverse = static (_, _, context) => FailAsync(context);

        static async Task<EchoResponse> FailAsync(ServerCallContext context)
        {
            await context.WriteResponseHeadersAsync(new Metadata { { "hue", "blue" }, { "ink-bin", [1, 2] } });
            context.ResponseTrailers.Add("end", "well");
            context.ResponseTrailers.Add("seal-bin", [3, 4]);
            throw new FailedPreconditionException("Nein, süß", "SOLD_OUT");
        }
    }

    // One call of a kind, from beginning to end.
    private static async Task Start(EchoService.EchoServiceClient client, string kind, CallOptions options, TaskCompletionSource<Metadata>? headers = null)
    {
        switch (kind)
        {
            case "Echo":
                using (var call = client.EchoAsync(new EchoRequest(), options))
                {
                    headers?.SetResult(await call.ResponseHeadersAsync);
                    await call;
                }

                break;
            case "Collect":
                using (var call = client.Collect(options))
                {
                    headers?.SetResult(await call.ResponseHeadersAsync);
                    await call;
                }

                break;
            case "Repeat":
                using (var call = client.Repeat(new EchoRequest(), options))
                {
                    headers?.SetResult(await call.ResponseHeadersAsync);
                    await call.ResponseStream.MoveNext(CancellationToken.None);
                }

                break;
            default:
                using (var call = client.Converse(options))
                {
                    headers?.SetResult(await call.ResponseHeadersAsync);
                    await call.ResponseStream.MoveNext(CancellationToken.None);
                }

                break;
        }
    }

    private static async Task<string> StatusAsync(ForwardedEcho echo, byte[] body, string encoding)
    {
        using var client = new HttpClient { BaseAddress = echo.Cluster.Public.BaseAddress };
        using var request = EchoHost.Post("Echo", "application/grpc", body, ("grpc-encoding", encoding));
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        using var response = await client.SendAsync(request, Cancelled);
        await response.Content.ReadAsByteArrayAsync(Cancelled);
        return response.Headers.Concat(response.TrailingHeaders).Single(static header => header.Key == "grpc-status").Value.Single();
    }
}
