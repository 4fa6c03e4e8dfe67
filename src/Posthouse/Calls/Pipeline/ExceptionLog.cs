using System.Diagnostics;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Posthouse.Calls.Pipeline;

/// <summary>Logs what went wrong, once per call: exceptions that nobody handled, faults of the service's own, and calls that failed because a callee did.</summary>
internal sealed class ExceptionLog(ServerPipelineOptions options)
{
    private readonly ILogger _logger = options.Loggers.CreateLogger($"Posthouse.Calls.{options.Component}");

    public void Record(Exception exception, ServerCallContext context)
    {
        switch (exception)
        {
            case StatusException { StatusCode: StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss } fault:
                Log.Fault(_logger, fault, Method(context), Caller(context), fault.StatusCode, TraceId);
                Track(fault, context);
                break;
            case StatusException:
            case OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled } when context.CancellationToken.IsCancellationRequested:
                break;
            case RpcException failed when CalleeFailures.CalleeOf(failed) is { } callee && ExceptionTranslator.PassesOn(failed.StatusCode):
                Log.CalleeFailed(_logger, Method(context), Caller(context), failed.StatusCode, callee, TraceId);
                break;
            case RpcException own when CalleeFailures.CalleeOf(own) is null:
                break;
            default:
                Log.Unhandled(_logger, exception, Method(context), Caller(context), TraceId);
                Track(exception, context);
                break;
        }
    }

    private static string TraceId => Activity.Current?.TraceId.ToHexString() ?? "";

    private static string Method(ServerCallContext context) => context.Method.TrimStart('/');

    private static string Caller(ServerCallContext context) => context.GetCaller().ToString();

    private void Track(Exception exception, ServerCallContext context)
    {
        foreach (var tracker in options.Trackers)
        {
            // A tracker is a stranger at the end of a call: its own failure must not change how the call ends.
            try
            {
                tracker.Track(exception, new FailedCall(Method(context), options.Component, options.Process, Caller(context), TraceId));
            }
            catch (Exception failure)
            {
                Log.TrackerFailed(_logger, failure, tracker.GetType().Name);
            }
        }
    }
}
