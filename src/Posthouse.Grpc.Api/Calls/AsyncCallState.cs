namespace Grpc.Core;

/// <summary>The delegates behind a call, with or without a state object, held inline so that a call is one allocation.</summary>
internal readonly struct AsyncCallState
{
    private readonly object _responseHeaders;
    private readonly object _getStatus;
    private readonly object _getTrailers;
    private readonly object _dispose;
    private readonly object? _state;

    internal AsyncCallState(Task<Metadata> responseHeaders, Func<Status> getStatus, Func<Metadata> getTrailers, Action dispose)
    {
        _responseHeaders = responseHeaders;
        _getStatus = getStatus;
        _getTrailers = getTrailers;
        _dispose = dispose;
        _state = null;
    }

    internal AsyncCallState(
        Func<object, Task<Metadata>> responseHeaders,
        Func<object, Status> getStatus,
        Func<object, Metadata> getTrailers,
        Action<object> dispose,
        object state)
    {
        _responseHeaders = responseHeaders;
        _getStatus = getStatus;
        _getTrailers = getTrailers;
        _dispose = dispose;
        _state = state;
    }

    internal Task<Metadata> ResponseHeadersAsync() =>
        _responseHeaders as Task<Metadata> ?? ((Func<object, Task<Metadata>>)_responseHeaders)(_state!);

    internal Status GetStatus() => _getStatus is Func<Status> plain ? plain() : ((Func<object, Status>)_getStatus)(_state!);

    internal Metadata GetTrailers() =>
        _getTrailers is Func<Metadata> plain ? plain() : ((Func<object, Metadata>)_getTrailers)(_state!);

    internal void Dispose()
    {
        if (_dispose is Action plain)
        {
            plain();
        }
        else
        {
            ((Action<object>)_dispose)(_state!);
        }
    }
}
