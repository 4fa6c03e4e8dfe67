using System.Text;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>The one place that turns an exception out of a served call into its status, in process and over the wire alike.</summary>
internal static class CallFailure
{
    /// <summary>Gives a call the outcome of an exception.</summary>
    /// <param name="call">The call.</param>
    /// <param name="exception">What handler, interceptors or the reading and writing of messages threw.</param>
    internal static void Apply(ServedCall call, Exception exception)
    {
        if (call.Interruption is { } interruption)
        {
            call.Status = interruption;
        }
        else if (exception is RpcException { StatusCode: not StatusCode.OK } failure)
        {
            Log.CallFailed(call.Logger, call.Method, failure.StatusCode, failure.Status.Detail);
            call.Status = failure.Status;
            foreach (var entry in failure.Trailers)
            {
                call.ResponseTrailers.Add(entry);
            }
        }
        else
        {
            Log.UnhandledException(call.Logger, exception, call.Method);
            var detail = call.Bound.Binding.Limits.DetailedErrors ? Describe(exception) : Outcomes.UnhandledDetail;
            call.Status = new Status(StatusCode.Unknown, detail, exception);
        }
    }

    private static string Describe(Exception exception)
    {
        var description = new StringBuilder(Outcomes.UnhandledDetail);
        for (var current = exception; current is not null; current = current.InnerException)
        {
            description.Append(' ').Append(current.GetType().Name).Append(": ").Append(current.Message);
        }

        return description.ToString();
    }
}
