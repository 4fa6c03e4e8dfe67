using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Posthouse.Tests.Grpc.Client;

/// <summary>Stands between client and server on TCP: passes bytes on, cuts connections, or lets them go silent.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly ConcurrentBag<Task> _work = [];
    private readonly Uri _target;
    private volatile TaskCompletionSource _flows = new();
    private int _connections;

    private Relay(Uri target)
    {
        _target = target;
        _flows.SetResult();
        _listener.Start();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How many connections have come.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public static Relay To(Uri target)
    {
        var relay = new Relay(target);
        relay._work.Add(relay.AcceptAsync());
        return relay;
    }

    /// <summary>Resets every connection there is; new ones are taken.</summary>
    public void Cut()
    {
        while (_sockets.TryTake(out var socket))
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Dispose();
        }
    }

    /// <summary>Passes nothing on any more, while connections stay open.</summary>
    public void Freeze() => _flows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        Cut();
        await Task.WhenAll(_work);
        Cut();
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptSocketAsync(_closing.Token);
                Interlocked.Increment(ref _connections);
                _sockets.Add(near);
                var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
                _sockets.Add(far);
                await far.ConnectAsync(IPAddress.Loopback, _target.Port, _closing.Token);
                _work.Add(PassAsync(near, far));
                _work.Add(PassAsync(far, near));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _closing.Token) is > 0 and var count)
            {
                await _flows.Task.WaitAsync(_closing.Token);
                await to.SendAsync(buffer.AsMemory(0, count), _closing.Token);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception lost) when (lost is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut, by a side or by the test.
        }
    }
}
