namespace Posthouse.Calls;

/// <summary>Takes every unhandled exception to an outside tracker. Register any number of them for a process.</summary>
public interface IExceptionTracker
{
    /// <summary>Takes one exception. Must not block: hand it to a queue. What it throws is logged and changes nothing.</summary>
    /// <param name="exception">What nobody handled.</param>
    /// <param name="call">The call that it ended.</param>
    void Track(Exception exception, FailedCall call);
}

/// <summary>A call that ended with an exception that nobody handled.</summary>
/// <param name="Method">The method, as <c>Full.Service.Name/Method</c>.</param>
/// <param name="Component">The component that served it.</param>
/// <param name="Process">The process that it runs in, as the topology names it.</param>
/// <param name="Caller">Name of the calling component, or <c>outside</c>.</param>
/// <param name="TraceId">The W3C trace id; empty when the call was not traced.</param>
public sealed record FailedCall(string Method, string Component, string Process, string Caller, string TraceId);
