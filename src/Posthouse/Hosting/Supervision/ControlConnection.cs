using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Posthouse.Hosting.Supervision;

/// <summary>One end of a control socket.</summary>
internal sealed class ControlConnection : IDisposable
{
    /// <summary>Environment variable by which a process finds its supervisor: the path of the socket, never a secret.</summary>
    public const string Variable = "POSTHOUSE_CONTROL";

    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentQueue<TaskCompletionSource> _untaken = new();
    private volatile bool _gone;

    public ControlConnection(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new StreamReader(_stream, Encoding.UTF8);
    }

    public static async Task<ControlConnection> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new ControlConnection(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a message; an end that is gone is no error, since reading tells of it.</summary>
    public async Task SendAsync(ControlMessage message, CancellationToken cancellationToken)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, ControlJson.Default.ControlMessage);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _stream.WriteAsync((byte[])[.. line, (byte)'\n'], cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The other end is gone: whoever reads this connection learns of it there.
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Sends a test control and waits until it holds at the other end, or that end is gone.</summary>
    public async Task ControlAsync(ControlMessage message, CancellationToken cancellationToken)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _untaken.Enqueue(taken);
        await SendAsync(message, cancellationToken);
        if (_gone)
        {
            TakeAll();
        }

        await taken.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The other end has taken the oldest test control; they are taken in the order in which they are sent.</summary>
    public void Take()
    {
        if (_untaken.TryDequeue(out var taken))
        {
            taken.TrySetResult();
        }
    }

    /// <summary>The other end is gone, and takes nothing more.</summary>
    public void TakeAll()
    {
        _gone = true;
        while (!_untaken.IsEmpty)
        {
            Take();
        }
    }

    /// <summary>The next message; <see langword="null"/> when the other end is gone.</summary>
    public async Task<ControlMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadLineAsync(cancellationToken) is { } line ? JsonSerializer.Deserialize(line, ControlJson.Default.ControlMessage) : null;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<ControlMessage> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken) is { } message)
        {
            yield return message;
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }
}
