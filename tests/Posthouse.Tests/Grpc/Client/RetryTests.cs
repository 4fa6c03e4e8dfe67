using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Testing.Observing;

namespace Posthouse.Tests.Grpc.Client;

/// <summary>Which calls a channel makes again, over a real connection.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private readonly List<string?> _previousAttempts = [];
    private EchoServer _server = null!;
    private GrpcChannel? _channel;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await EchoServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_method_that_may_be_repeated_is_made_again_until_it_succeeds()
    {
        FailFirst(2, StatusCode.Unavailable);

        var response = await Client().EchoAsync(new EchoRequest { Text = "again" }, cancellationToken: Cancel);

        Assert.Equal("again", response.Text);
        Assert.Equal([null, "1", "2"], _previousAttempts);
    }

    [Fact]
    public async Task A_call_is_made_no_more_often_than_the_policy_says()
    {
        FailFirst(100, StatusCode.Unavailable);

        Assert.Equal(StatusCode.Unavailable, await FailureAsync(Client(new RetryPolicy { MaxAttempts = 3 }).EchoAsync(new EchoRequest(), cancellationToken: Cancel)));
        Assert.Equal(3, _previousAttempts.Count);
    }

    [Fact]
    public async Task A_method_whose_contract_does_not_allow_it_is_made_once()
    {
        FailFirst(1, StatusCode.Unavailable);

        Assert.Equal(StatusCode.Unavailable, await FailureAsync(Client().EchoInsideAsync(new EchoRequest(), cancellationToken: Cancel)));
        Assert.Single(_previousAttempts);
    }

    [Fact]
    public async Task A_channel_without_a_policy_makes_every_call_once()
    {
        FailFirst(1, StatusCode.Unavailable);
        _channel = GrpcChannel.ForAddress(_server.Address);

        Assert.Equal(StatusCode.Unavailable, await FailureAsync(new EchoService.EchoServiceClient(_channel).EchoAsync(new EchoRequest(), cancellationToken: Cancel)));
        Assert.Single(_previousAttempts);
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public async Task Another_status_is_final(StatusCode status)
    {
        FailFirst(1, status);

        Assert.Equal(status, await FailureAsync(Client().EchoAsync(new EchoRequest(), cancellationToken: Cancel)));
        Assert.Single(_previousAttempts);
    }

    [Fact]
    public async Task A_policy_may_name_other_statuses_and_leave_failures_out()
    {
        FailFirst(2, StatusCode.Aborted, new Metadata { { "final", "no" } });
        var policy = new RetryPolicy { RetryableStatusCodes = [StatusCode.Aborted], Applies = (_, trailers) => trailers.GetValue("final") != "yes" };
        Assert.Equal("", (await Client(policy).EchoAsync(new EchoRequest(), cancellationToken: Cancel)).Text);

        FailFirst(1, StatusCode.Aborted, new Metadata { { "final", "yes" } });
        Assert.Equal(StatusCode.Aborted, await FailureAsync(Client(policy).EchoAsync(new EchoRequest(), cancellationToken: Cancel)));
    }

    [Fact]
    public async Task A_stream_of_responses_is_asked_for_again_only_before_its_headers()
    {
        var client = Client();
        var early = 0;
        _server.Echo.OnRepeat = (_, responses, _) =>
            ++early == 1 ? throw new RpcException(new Status(StatusCode.Unavailable, "early")) : responses.WriteAsync(new EchoResponse { Number = early });
        using (var call = client.Repeat(new EchoRequest(), cancellationToken: Cancel))
        {
            Assert.True(await call.ResponseStream.MoveNext(Cancel));
            Assert.Equal(2, call.ResponseStream.Current.Number);
        }

        var late = 0;
        _server.Echo.OnRepeat = async (_, _, context) =>
        {
            late++;
            await context.WriteResponseHeadersAsync([]);
            throw new RpcException(new Status(StatusCode.Unavailable, "late"));
        };
        using var committed = client.Repeat(new EchoRequest(), cancellationToken: Cancel);

        var failure = await Assert.ThrowsAsync<RpcException>(() => committed.ResponseStream.MoveNext(Cancel));
        Assert.Equal((StatusCode.Unavailable, 1), (failure.StatusCode, late));
    }

    [Fact]
    public async Task A_stream_of_requests_is_never_sent_again()
    {
        var calls = 0;
        _server.Echo.OnConverse = (_, _, _) =>
        {
            calls++;
            throw new RpcException(new Status(StatusCode.Unavailable, "no"));
        };
        using var call = Client().Converse(cancellationToken: Cancel);

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancel));

        Assert.Equal((StatusCode.Unavailable, 1), (failure.StatusCode, calls));
    }

    [Fact]
    public async Task A_server_sets_the_wait_and_may_forbid_another_attempt()
    {
        FailFirst(1, StatusCode.Unavailable, new Metadata { { "grpc-retry-pushback-ms", "0" } });
        var patient = new RetryPolicy { InitialBackoff = TimeSpan.FromHours(1), MaxBackoff = TimeSpan.FromHours(1) };
        Assert.Equal("", (await Client(patient).EchoAsync(new EchoRequest(), cancellationToken: Cancel)).Text);

        foreach (var forbids in new[] { "-1", "soon", "99999999999" })
        {
            FailFirst(1, StatusCode.Unavailable, new Metadata { { "grpc-retry-pushback-ms", forbids } });
            Assert.Equal(StatusCode.Unavailable, await FailureAsync(Client().EchoAsync(new EchoRequest(), cancellationToken: Cancel)));
            Assert.Single(_previousAttempts);
        }
    }

    [Fact]
    public async Task The_budget_of_the_channel_ends_repetitions_and_successes_restore_it()
    {
        FailFirst(100, StatusCode.Unavailable);
        var client = Client(new RetryPolicy { MaxAttempts = 10, MaxTokens = 6, TokenRatio = 2 });

        await FailureAsync(client.EchoAsync(new EchoRequest(), cancellationToken: Cancel));
        Assert.Equal(3, _previousAttempts.Count);
        await FailureAsync(client.EchoAsync(new EchoRequest(), cancellationToken: Cancel));
        Assert.Equal(4, _previousAttempts.Count);

        FailFirst(0, StatusCode.OK);
        await client.EchoAsync(new EchoRequest(), cancellationToken: Cancel);
        await client.EchoAsync(new EchoRequest(), cancellationToken: Cancel);
        FailFirst(1, StatusCode.Unavailable);
        await client.EchoAsync(new EchoRequest(), cancellationToken: Cancel);
        Assert.Equal([null, "1"], _previousAttempts);
    }

    [Fact]
    public async Task No_attempt_begins_after_the_deadline_and_the_failure_is_told_at_once()
    {
        FailFirst(1, StatusCode.Unavailable);
        var slow = new RetryPolicy { InitialBackoff = TimeSpan.FromHours(2), MaxBackoff = TimeSpan.FromHours(2) };
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1);

        Assert.Equal(StatusCode.Unavailable, await FailureAsync(Client(slow).EchoAsync(new EchoRequest(), deadline: deadline, cancellationToken: Cancel)));
        Assert.Single(_previousAttempts);
    }

    [Fact]
    public async Task A_call_that_waits_for_its_next_attempt_can_be_cancelled()
    {
        FailFirst(1, StatusCode.Unavailable);
        using var cancelled = new CancellationTokenSource();
        var call = Client(new RetryPolicy { InitialBackoff = TimeSpan.FromHours(2), MaxBackoff = TimeSpan.FromHours(2) }).EchoAsync(new EchoRequest(), cancellationToken: cancelled.Token);
        await Eventually.HoldsAsync(() => _previousAttempts.Count == 1, "the first attempt", TestContext.Current.CancellationToken);

        await cancelled.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, await FailureAsync(call));
    }

    [Fact]
    public void A_policy_that_makes_no_sense_is_refused()
    {
        RetryPolicy[] wrong =
        [
            new() { MaxAttempts = 0 }, new() { MaxAttempts = 11 }, new() { InitialBackoff = TimeSpan.Zero }, new() { MaxBackoff = TimeSpan.FromMilliseconds(1) },
            new() { BackoffMultiplier = 0.5 }, new() { BackoffMultiplier = double.NaN }, new() { RetryableStatusCodes = [StatusCode.OK] }, new() { RetryableStatusCodes = default },
            new() { MaxTokens = 0 }, new() { TokenRatio = 0 },
        ];

        Assert.All(wrong, policy => Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(_server.Address, new GrpcChannelOptions { Retry = policy })));
    }

    private static async Task<StatusCode> FailureAsync(AsyncUnaryCall<EchoResponse> call) =>
        (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode;

    private EchoService.EchoServiceClient Client(RetryPolicy? policy = null)
    {
        _channel?.Dispose();
        policy ??= new RetryPolicy();
        _channel = GrpcChannel.ForAddress(_server.Address, new GrpcChannelOptions
        {
            Retry = policy with
            {
                Contracts = [EchoService.Descriptor],
                InitialBackoff = policy.InitialBackoff == new RetryPolicy().InitialBackoff ? TimeSpan.FromMilliseconds(1) : policy.InitialBackoff,
            },
        });
        return new EchoService.EchoServiceClient(_channel);
    }

    private void FailFirst(int times, StatusCode status, Metadata? trailers = null)
    {
        _previousAttempts.Clear();
        _server.Echo.OnEcho = (request, context) =>
        {
            _previousAttempts.Add(context.RequestHeaders.GetValue("grpc-previous-rpc-attempts"));
            return _previousAttempts.Count <= times
                ? throw new RpcException(new Status(status, "as told"), trailers ?? Metadata.Empty)
                : Task.FromResult(new EchoResponse { Text = request.Text });
        };
    }
}
