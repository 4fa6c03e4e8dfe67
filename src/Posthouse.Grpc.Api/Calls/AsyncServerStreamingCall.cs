namespace Grpc.Core;

/// <summary>A call with one request and a stream of responses.</summary>
/// <typeparam name="TResponse">The response message.</typeparam>
public sealed class AsyncServerStreamingCall<TResponse> : IDisposable
{
    private readonly AsyncCallState _state;

    /// <summary>A call as a runtime makes it.</summary>
    /// <param name="responseStream">Gives the responses.</param>
    /// <param name="responseHeadersAsync">The response headers.</param>
    /// <param name="getStatusFunc">The status of the finished call.</param>
    /// <param name="getTrailersFunc">The trailers of the finished call.</param>
    /// <param name="disposeAction">Ends the call and frees what it holds.</param>
    public AsyncServerStreamingCall(
        IAsyncStreamReader<TResponse> responseStream,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction)
    {
        ResponseStream = responseStream;
        _state = new AsyncCallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction);
    }

    /// <summary>A call as a runtime makes it, whose delegates share a state object.</summary>
    /// <param name="responseStream">Gives the responses.</param>
    /// <param name="responseHeadersAsync">The response headers.</param>
    /// <param name="getStatusFunc">The status of the finished call.</param>
    /// <param name="getTrailersFunc">The trailers of the finished call.</param>
    /// <param name="disposeAction">Ends the call and frees what it holds.</param>
    /// <param name="state">Handed to each delegate.</param>
    public AsyncServerStreamingCall(
        IAsyncStreamReader<TResponse> responseStream,
        Func<object, Task<Metadata>> responseHeadersAsync,
        Func<object, Status> getStatusFunc,
        Func<object, Metadata> getTrailersFunc,
        Action<object> disposeAction,
        object state)
    {
        ResponseStream = responseStream;
        _state = new AsyncCallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction, state);
    }

    /// <summary>Gives the responses.</summary>
    public IAsyncStreamReader<TResponse> ResponseStream { get; }

    /// <summary>The response headers, as soon as they are there.</summary>
    public Task<Metadata> ResponseHeadersAsync => _state.ResponseHeadersAsync();

    /// <summary>The status of the call, once it has finished.</summary>
    /// <returns>The status.</returns>
    /// <exception cref="InvalidOperationException">The call has not finished.</exception>
    public Status GetStatus() => _state.GetStatus();

    /// <summary>The trailers of the call, once it has finished.</summary>
    /// <returns>The trailers.</returns>
    /// <exception cref="InvalidOperationException">The call has not finished.</exception>
    public Metadata GetTrailers() => _state.GetTrailers();

    /// <summary>Frees what the call holds. A call that has not finished is cancelled.</summary>
    public void Dispose() => _state.Dispose();
}
