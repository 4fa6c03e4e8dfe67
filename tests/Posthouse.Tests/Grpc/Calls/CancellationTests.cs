using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>Calls that the client gives up.</summary>
public abstract class CancellationTests(Transport transport) : CallSuite(transport)
{
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_cancelled_token_ends_the_call_on_both_sides()
    {
        Server.OnEcho = WaitForCancellationAsync;
        var client = await ClientAsync();
        using var cancellation = new CancellationTokenSource();
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: cancellation.Token);
        await _began.Task.WaitAsync(TestToken);

        await cancellation.CancelAsync();
        var failure = await FailsAsync(call.ResponseAsync);

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        await _cancelled.Task.WaitAsync(TestToken);
    }

    [Fact]
    public async Task A_disposed_call_ends_on_both_sides()
    {
        Server.OnEcho = WaitForCancellationAsync;
        var client = await ClientAsync();
        var call = client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);
        await _began.Task.WaitAsync(TestToken);

        call.Dispose();

        Assert.Equal(StatusCode.Cancelled, (await FailsAsync(call.ResponseAsync)).StatusCode);
        await _cancelled.Task.WaitAsync(TestToken);
    }

    [Fact]
    public async Task The_client_does_not_wait_for_a_handler_that_ignores_it()
    {
        Server.OnEcho = async (_, _) =>
        {
            _began.SetResult();
            await Task.Delay(Timeout.Infinite, Over);
            return new EchoResponse();
        };
        var client = await ClientAsync();
        using var cancellation = new CancellationTokenSource();
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: cancellation.Token);
        await _began.Task.WaitAsync(TestToken);

        await cancellation.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await FailsAsync(call.ResponseAsync)).StatusCode);
    }

    [Fact]
    public async Task A_call_cancelled_beforehand_never_reaches_the_handler()
    {
        var called = false;
        Server.OnEcho = (_, _) =>
        {
            called = true;
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: new CancellationToken(true)).ResponseAsync);

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.False(called);
    }

    [Fact]
    public async Task Giving_up_a_read_gives_up_the_call()
    {
        Server.OnRepeat = async (request, responses, context) =>
        {
            await responses.WriteAsync(new EchoResponse { Number = 1 });
            await WaitForCancellationAsync(request, context);
        };
        var client = await ClientAsync();
        using var call = client.Repeat(new EchoRequest(), cancellationToken: TestToken);
        using var cancellation = new CancellationTokenSource();
        await call.ResponseStream.MoveNext(TestToken);

        var read = call.ResponseStream.MoveNext(cancellation.Token);
        await cancellation.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await FailsAsync(read)).StatusCode);
        await _cancelled.Task.WaitAsync(TestToken);
    }

    [Fact]
    public async Task A_server_that_streams_on_stops_when_the_client_is_gone()
    {
        Server.OnRepeat = async (_, responses, _) =>
        {
            try
            {
                for (var number = 1; ; number++)
                {
                    await responses.WriteAsync(new EchoResponse { Number = number });
                }
            }
            catch (OperationCanceledException)
            {
                _cancelled.SetResult();
                throw;
            }
        };
        var client = await ClientAsync();
        var call = client.Repeat(new EchoRequest(), cancellationToken: TestToken);
        await call.ResponseStream.MoveNext(TestToken);

        call.Dispose();

        await _cancelled.Task.WaitAsync(TestToken);
    }

    [Fact]
    public async Task A_server_that_reads_on_learns_that_the_client_is_gone()
    {
        Server.OnCollect = async (requests, _) =>
        {
            await requests.MoveNext();
            _began.SetResult();
            try
            {
                await requests.MoveNext();
            }
            catch (OperationCanceledException)
            {
                _cancelled.SetResult();
                throw;
            }

            return new EchoResponse();
        };
        var client = await ClientAsync();
        var call = client.Collect(cancellationToken: TestToken);
        await call.RequestStream.WriteAsync(new EchoRequest(), TestToken);
        await _began.Task.WaitAsync(TestToken);

        call.Dispose();

        await _cancelled.Task.WaitAsync(TestToken);
    }

    [Fact]
    public async Task Cancelling_a_finished_call_changes_nothing()
    {
        var client = await ClientAsync();
        using var cancellation = new CancellationTokenSource();
        using var call = client.EchoAsync(new EchoRequest { Text = "done" }, cancellationToken: cancellation.Token);
        await call;

        await cancellation.CancelAsync();

        Assert.Equal("done", (await call).Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    private async Task<EchoResponse> WaitForCancellationAsync(EchoRequest request, ServerCallContext context)
    {
        _began.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            _cancelled.SetResult();
            throw;
        }

        return new EchoResponse();
    }
}

public sealed class CancellationTestsInProcess() : CancellationTests(new InProcess());

public sealed class CancellationTestsOverPlaintext() : CancellationTests(new Plaintext());

public sealed class CancellationTestsOverTls() : CancellationTests(new Tls());
