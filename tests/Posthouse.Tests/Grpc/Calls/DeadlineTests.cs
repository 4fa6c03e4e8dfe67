using System.Collections.Concurrent;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>Deadlines, as both sides see them.</summary>
public abstract class DeadlineTests(Transport transport) : CallSuite(transport)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_call_past_its_deadline_fails_though_the_handler_goes_on()
    {
        Server.OnEcho = async (_, _) =>
        {
            await Task.Delay(Timeout.Infinite, Over);
            return new EchoResponse();
        };
        var client = await ClientAsync();
        using var call = client.EchoAsync(new EchoRequest(), deadline: In(Short), cancellationToken: TestToken);

        var failure = await FailsAsync(call.ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Equal(StatusCode.DeadlineExceeded, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task The_server_sees_the_deadline_and_is_cancelled_by_it()
    {
        var seen = new ConcurrentDictionary<string, TaskCompletionSource<DateTime>>();
        Server.OnEcho = async (request, context) =>
        {
            var ended = seen[request.Text];
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, context.CancellationToken));
            ended.SetResult(context.Deadline);
            return new EchoResponse();
        };
        var client = await ClientAsync();

        await UntilReachedAsync(async deadline =>
        {
            var ended = seen[$"{deadline}"] = new TaskCompletionSource<DateTime>();
            var call = client.EchoAsync(new EchoRequest { Text = $"{deadline}" }, deadline: deadline, cancellationToken: TestToken);
            Assert.Equal(StatusCode.DeadlineExceeded, (await FailsAsync(call.ResponseAsync)).StatusCode);
            if (await Task.WhenAny(ended.Task, Task.Delay(Short, TestToken)) != ended.Task)
            {
                return false;
            }

            Assert.Equal(DateTimeKind.Utc, (await ended.Task).Kind);
            Assert.InRange(await ended.Task, deadline - TimeSpan.FromSeconds(5), deadline + TimeSpan.FromSeconds(5));
            return true;
        });
    }

    [Fact]
    public async Task A_deadline_that_has_passed_never_reaches_the_handler()
    {
        var called = false;
        Server.OnEcho = (_, _) =>
        {
            called = true;
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();

        var failure = await FailsAsync(
            client.EchoAsync(new EchoRequest(), deadline: In(-Short), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.False(called);
    }

    [Fact]
    public async Task A_call_without_deadline_has_none()
    {
        var seen = DateTime.MinValue;
        Server.OnEcho = (_, context) =>
        {
            seen = context.Deadline;
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();

        await client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        Assert.Equal(DateTime.MaxValue, seen);
    }

    [Fact]
    public async Task A_call_within_its_deadline_succeeds()
    {
        var client = await ClientAsync();

        var response = await client.EchoAsync(
            new EchoRequest { Text = "in time" }, deadline: In(TimeSpan.FromMinutes(5)), cancellationToken: TestToken);

        Assert.Equal("in time", response.Text);
    }

    [Fact]
    public async Task A_stream_ends_at_its_deadline()
    {
        Server.OnRepeat = async (_, responses, context) =>
        {
            await responses.WriteAsync(new EchoResponse { Number = 1 });
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        var client = await ClientAsync();

        await UntilReachedAsync(async deadline =>
        {
            using var call = client.Repeat(new EchoRequest(), deadline: deadline, cancellationToken: TestToken);
            var reached = false;
            var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await call.ResponseStream.MoveNext(TestToken))
                {
                    reached = true;
                }
            });
            Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
            return reached;
        });
    }

    [Fact]
    public async Task A_client_stream_that_never_ends_is_ended_by_the_deadline()
    {
        var client = await ClientAsync();
        using var call = client.Collect(deadline: In(Short), cancellationToken: TestToken);

        var failure = await FailsAsync(call.ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task A_deadline_that_is_not_in_UTC_is_refused()
    {
        var client = await ClientAsync();
        var local = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Local);

        Assert.Throws<InvalidOperationException>(() =>
        {
            client.EchoAsync(new EchoRequest(), deadline: local, cancellationToken: TestToken).Dispose();
        });
    }

    /// <summary>On a busy machine a short deadline may pass before the call reaches its handler: then a longer one is tried.</summary>
    private async Task UntilReachedAsync(Func<DateTime, Task<bool>> attempt)
    {
        var time = Short;
        while (!await attempt(In(time)))
        {
            TestToken.ThrowIfCancellationRequested();
            time += time;
        }
    }
}

public sealed class DeadlineTestsInProcess() : DeadlineTests(new InProcess());

public sealed class DeadlineTestsOverPlaintext() : DeadlineTests(new Plaintext());

public sealed class DeadlineTestsOverTls() : DeadlineTests(new Tls());
