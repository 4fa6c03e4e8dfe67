using Grpc.Core;

namespace Posthouse.Grpc.Server;

/// <summary>Passes the requests of a call on while its responses come back. The other server may answer before the last of them: then they end unread.</summary>
internal sealed class ForwardedRequests : IDisposable
{
    private readonly CancellationTokenSource _stopping;
    private Task _sending = Task.CompletedTask;

    private ForwardedRequests(CancellationToken call) => _stopping = CancellationTokenSource.CreateLinkedTokenSource(call);

    /// <summary>Begins to pass requests on.</summary>
    public static ForwardedRequests Start(IAsyncStreamReader<byte[]> requests, IClientStreamWriter<byte[]> target, CancellationToken call)
    {
        var forwarded = new ForwardedRequests(call);
        forwarded._sending = SendAsync(requests, target, forwarded._stopping.Token);
        return forwarded;
    }

    /// <summary>Ends it, and returns when nothing reads the requests any more.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _sending;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private static async Task SendAsync(IAsyncStreamReader<byte[]> requests, IClientStreamWriter<byte[]> target, CancellationToken cancellationToken)
    {
        try
        {
            while (await requests.MoveNext(cancellationToken))
            {
                await target.WriteAsync(requests.Current, cancellationToken);
            }

            await target.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException or InvalidOperationException)
        {
            // The call has ended: its outcome says more than that its requests were not taken.
        }
    }
}
