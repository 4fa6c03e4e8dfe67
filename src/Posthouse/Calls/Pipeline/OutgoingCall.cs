using Grpc.Core;
using Posthouse.Telemetry;

namespace Posthouse.Calls.Pipeline;

/// <summary>One outgoing call on its way: marks how it fails as the callee's doing, and ends its telemetry.</summary>
internal sealed class OutgoingCall(string callee, ObservedCall? observed)
{
    public ObservedCall? Observed => observed;

    /// <summary>A call without telemetry; kept by the pipeline and shared by all such calls.</summary>
    public static OutgoingCall Unobserved(string callee) => new(callee, observed: null);

    public async Task<T> EndsWith<T>(Task<T> response)
    {
        try
        {
            var answer = await response;
            Done();
            return answer;
        }
        catch (Exception exception)
        {
            Failed(exception);
            throw;
        }
    }

    /// <summary>Waits for something that is not the call's end, such as its headers or one write.</summary>
    public async Task<T> Passes<T>(Task<T> step)
    {
        try
        {
            return await step;
        }
        catch (RpcException exception)
        {
            CalleeFailures.Mark(exception, callee);
            throw;
        }
    }

    /// <inheritdoc cref="Passes{T}"/>
    public async Task Passes(Task step)
    {
        try
        {
            await step;
        }
        catch (RpcException exception)
        {
            CalleeFailures.Mark(exception, callee);
            throw;
        }
    }

    public void Done() => observed?.Dispose();

    public void Failed(Exception exception)
    {
        var status = StatusCode.Unknown;
        if (exception is RpcException failed)
        {
            CalleeFailures.Mark(failed, callee);
            status = failed.StatusCode;
        }
        else if (exception is OperationCanceledException)
        {
            status = StatusCode.Cancelled;
        }

        if (observed is not null)
        {
            observed.Fail(status, exception);
            observed.Dispose();
        }
    }

    /// <summary>The caller loses interest; no failure if the call has ended already.</summary>
    public void Abandoned()
    {
        if (observed is not null)
        {
            observed.Abandon();
            observed.Dispose();
        }
    }
}
