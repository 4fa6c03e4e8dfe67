using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Posthouse.Calls.Pipeline;

/// <summary>
/// What stands before every service method, in process and remote alike: trace, metrics, exception to status, exception log, deadline, access,
/// validation. One interceptor runs all steps, so that a call pays for one; a unary call that nobody observes and that ends at once is not even awaited.
/// </summary>
public sealed class ServerPipeline : Interceptor
{
    private readonly ServerSteps _steps;

    /// <summary>Prepares the pipeline of one component in one process.</summary>
    /// <param name="options">The component, its rules, and who tells the callers.</param>
    public ServerPipeline(ServerPipelineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _steps = new ServerSteps(options);
    }

    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        // A deadline, a person and a span are ambient values: an asynchronous method of ours keeps them from leaking to whoever called in process.
        if (ServerSteps.IsObserved || context.Deadline != DateTime.MaxValue || ServerSteps.BringsUser(context))
        {
            return ObservedUnaryAsync(request, context, continuation);
        }

        Task<TResponse> answer;
        try
        {
            ServerSteps.Validate(_steps.Admit(context), request);
            answer = continuation(request, context);
        }
        catch (Exception exception)
        {
            return Task.FromException<TResponse>(_steps.Fail(exception, context));
        }

        return answer.IsCompletedSuccessfully ? answer : TranslatedAsync(answer, context);
    }

    /// <inheritdoc/>
    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var observed = _steps.Observe(context);
        try
        {
            return await continuation(Validated(requestStream, _steps.Admit(context)), context);
        }
        catch (Exception exception)
        {
            throw Failed(observed, exception, context);
        }
    }

    /// <inheritdoc/>
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var observed = _steps.Observe(context);
        try
        {
            ServerSteps.Validate(_steps.Admit(context), request);
            await continuation(request, responseStream, context);
        }
        catch (Exception exception)
        {
            throw Failed(observed, exception, context);
        }
    }

    /// <inheritdoc/>
    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var observed = _steps.Observe(context);
        try
        {
            await continuation(Validated(requestStream, _steps.Admit(context)), responseStream, context);
        }
        catch (Exception exception)
        {
            throw Failed(observed, exception, context);
        }
    }

    private static IAsyncStreamReader<TRequest> Validated<TRequest>(IAsyncStreamReader<TRequest> requests, ServedMethod method) =>
        method.Validator is { } validator ? new ValidatedStreamReader<TRequest>(requests, validator) : requests;

    private async Task<TResponse> ObservedUnaryAsync<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        using var observed = _steps.Observe(context);
        try
        {
            ServerSteps.Validate(_steps.Admit(context), request);
            return await continuation(request, context);
        }
        catch (Exception exception)
        {
            throw Failed(observed, exception, context);
        }
    }

    private async Task<TResponse> TranslatedAsync<TResponse>(Task<TResponse> answer, ServerCallContext context)
    {
        try
        {
            return await answer;
        }
        catch (Exception exception)
        {
            throw _steps.Fail(exception, context);
        }
    }

    private RpcException Failed(Telemetry.ObservedCall? observed, Exception exception, ServerCallContext context)
    {
        var failure = _steps.Fail(exception, context);
        observed?.Fail(failure.StatusCode, exception);
        return failure;
    }
}
