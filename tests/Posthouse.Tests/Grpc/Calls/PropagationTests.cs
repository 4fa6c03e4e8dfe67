using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>A handler that passes its call on to the calls that it makes.</summary>
public abstract class PropagationTests(Transport transport) : CallSuite(transport)
{
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_deadline_passes_on()
    {
        var (outer, inner) = await DeadlinesAsync(ContextPropagationOptions.Default, own: null);

        Assert.InRange(inner, outer - Rounding, outer + Rounding);
    }

    [Fact]
    public async Task An_earlier_deadline_of_its_own_stays()
    {
        var own = In(TimeSpan.FromMinutes(20));

        var (_, inner) = await DeadlinesAsync(ContextPropagationOptions.Default, own);

        Assert.InRange(inner, own - Rounding, own + Rounding);
    }

    [Fact]
    public async Task A_later_deadline_of_its_own_gives_way()
    {
        var (outer, inner) = await DeadlinesAsync(ContextPropagationOptions.Default, own: In(TimeSpan.FromHours(5)));

        Assert.InRange(inner, outer - Rounding, outer + Rounding);
    }

    [Fact]
    public async Task What_is_not_to_pass_on_does_not()
    {
        var (_, inner) = await DeadlinesAsync(new ContextPropagationOptions(propagateDeadline: false), own: null);

        Assert.Equal(DateTime.MaxValue, inner);
    }

    [Fact]
    public async Task Cancellation_passes_on()
    {
        var client = await ClientAsync();
        var begun = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        Server.OnRepeat = async (_, _, context) =>
        {
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            begun.SetResult();
            await cancelled.Task.WaitAsync(Over);
        };
        Server.OnEcho = async (_, context) =>
        {
            using var inner = client.Repeat(new EchoRequest(), new CallOptions().WithPropagationToken(context.CreatePropagationToken()));
            await inner.ResponseStream.MoveNext(CancellationToken.None);
            return new EchoResponse();
        };
        using var outer = client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);
        await begun.Task.WaitAsync(TestToken);

        outer.Dispose();

        await cancelled.Task.WaitAsync(TestToken);
    }

    private async Task<(DateTime Outer, DateTime Inner)> DeadlinesAsync(ContextPropagationOptions options, DateTime? own)
    {
        var client = await ClientAsync();
        var inner = DateTime.MinValue;
        var outer = In(TimeSpan.FromHours(1));
        Server.OnRepeat = (_, _, context) =>
        {
            inner = context.Deadline;
            return Task.CompletedTask;
        };
        Server.OnEcho = async (_, context) =>
        {
            using var call = client.Repeat(new EchoRequest(), new CallOptions(deadline: own).WithPropagationToken(context.CreatePropagationToken(options)));
            await call.ResponseStream.MoveNext(CancellationToken.None);
            return new EchoResponse();
        };
        await client.EchoAsync(new EchoRequest(), deadline: outer, cancellationToken: TestToken);
        return (outer, inner);
    }
}

public sealed class PropagationTestsInProcess() : PropagationTests(new InProcess());

public sealed class PropagationTestsOverPlaintext() : PropagationTests(new Plaintext());
