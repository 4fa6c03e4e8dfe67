using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Posthouse.Calls;

internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "{Method} called by {Caller} ended with an exception that nobody handled (trace {TraceId})")]
    public static partial void Unhandled(ILogger logger, Exception exception, string method, string caller, string traceId);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "{Method} called by {Caller} ended with {Status}, a fault of its own (trace {TraceId})")]
    public static partial void Fault(ILogger logger, Exception exception, string method, string caller, StatusCode status, string traceId);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "{Method} called by {Caller} ended with {Status} because {Callee} answered so (trace {TraceId})")]
    public static partial void CalleeFailed(ILogger logger, string method, string caller, StatusCode status, string callee, string traceId);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "The exception tracker {Tracker} failed; the exception that it was given is in the log above")]
    public static partial void TrackerFailed(ILogger logger, Exception exception, string tracker);
}
