using System.Net;

namespace Posthouse.Grpc.Client;

/// <summary>The body of a call with a stream of requests: hands its stream to the writer and stays open until completed or released.</summary>
internal sealed class StreamedRequestContent : HttpContent, IRequestBody
{
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal StreamedRequestContent() => Headers.ContentType = RequestHeaders.ContentType;

    HttpContent IRequestBody.Content => this;

    bool IRequestBody.IsRepeatable => !_opened.Task.IsCompleted;

    /// <summary>Where requests are written, once the call has a connection. Cancelled if the call ends before.</summary>
    internal Task<Stream> Opened => _opened.Task;

    void IRequestBody.Release()
    {
        _opened.TrySetCanceled();
        _ended.TrySetCanceled();
    }

    /// <summary>Ends the request stream in order.</summary>
    internal void Complete() => _ended.TrySetResult();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // Sends the request headers now: the server may answer before the first request.
        await stream.FlushAsync(cancellationToken);
        if (!_opened.TrySetResult(stream))
        {
            // The transport takes another connection, but what went out on the first cannot be sent again.
            throw new IOException("The connection was lost after the stream of requests had begun.");
        }

        await _ended.Task;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
