using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Problems;

namespace Posthouse.Rest.Calls;

/// <summary>
/// Sends the answers of a call as they come, one a line. A call that fails before it has answered anything is a problem with its status; one that fails later ends the lines
/// with one that holds the problem as <c>error</c>.
/// </summary>
internal sealed class AnswerLines<TResponse>(HttpBinding binding, CallParts parts)
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly MessageAnswer _answers = new(binding, parts);

    /// <summary>Sends all answers of a call.</summary>
    /// <param name="context">Who asked.</param>
    /// <param name="stream">The answers.</param>
    /// <param name="headers">What goes before them.</param>
    /// <param name="status">How the call has ended.</param>
    /// <param name="cause">Says what is behind a failure of the stream.</param>
    public async Task SendAllAsync(HttpContext context, IAsyncStreamReader<TResponse> stream, Task<Metadata> headers, Func<Status> status, Func<RpcException, Exception> cause)
    {
        try
        {
            var next = stream.MoveNext(context.RequestAborted);
            if (await Task.WhenAny(headers, next) == headers && headers.IsCompletedSuccessfully && !next.IsCompleted && !IsOver(status))
            {
                _answers.Begin(context, await headers);
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            }

            var more = await next;
            if (!context.Response.HasStarted)
            {
                _answers.Begin(context, await headers);
            }

            for (; more; more = await stream.MoveNext(context.RequestAborted))
            {
                await _answers.SendLineAsync(context, stream.Current);
            }
        }
        catch (RpcException failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            await FailAsync(context, cause(failure));
        }
    }

    // Headers that come with the end are those of a call that has answered nothing: whether it failed, the stream says in a moment.
    private static bool IsOver(Func<Status> status)
    {
        try
        {
            status();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private async Task FailAsync(HttpContext context, Exception cause)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
        }

        var problem = cause is RefusedRequestException refused ? refused.Problem : parts.Problems.Read((RpcException)cause, binding.Method.InputType);
        using var buffer = new PooledBuffer();
        ProblemWriter.WriteLine(buffer, problem);
        await context.Response.BodyWriter.WriteAsync(buffer.Written, context.RequestAborted);
    }
}
