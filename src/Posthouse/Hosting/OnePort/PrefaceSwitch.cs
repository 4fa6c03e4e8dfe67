using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Posthouse.Hosting.OnePort;

/// <summary>
/// Lets one plaintext port speak HTTP/1.1 and HTTP/2: a client that knows that the server speaks HTTP/2 begins with a preface which is no
/// request of HTTP/1.1 (RFC 9113 section 3.4). Looks at the first bytes without taking them.
/// </summary>
internal static class PrefaceSwitch
{
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>Hands connections that begin with the preface over; all others go on to HTTP/1.1.</summary>
    /// <param name="listen">The listener, with HTTP/1.1.</param>
    /// <param name="handover">Where HTTP/2 is served.</param>
    /// <param name="time">The clock of the time-out for a connection that says nothing.</param>
    public static void Use(ListenOptions listen, Http2Handover handover, TimeProvider time)
    {
        var patience = listen.KestrelServerOptions.Limits.KeepAliveTimeout;
        listen.Use(next => connection => SwitchAsync(connection, next, handover, () => new CancellationTokenSource(patience, time)));
    }

    /// <summary>Whether bytes begin with the preface.</summary>
    /// <param name="bytes">What has arrived.</param>
    /// <returns>Null while it cannot be told.</returns>
    internal static bool? IsPreface(ReadOnlySequence<byte> bytes)
    {
        Span<byte> first = stackalloc byte[Preface.Length];
        var count = (int)Math.Min(bytes.Length, first.Length);
        bytes.Slice(0, count).CopyTo(first);
        return !Preface.StartsWith(first[..count]) ? false : count == Preface.Length ? true : null;
    }

    private static async Task SwitchAsync(ConnectionContext connection, ConnectionDelegate next, Http2Handover handover, Func<CancellationTokenSource> timer)
    {
        bool isHttp2;
        try
        {
            using var patience = timer();
            isHttp2 = await BeginsWithPrefaceAsync(connection.Transport.Input, patience.Token);
        }
        catch (OperationCanceledException)
        {
            connection.Abort(new ConnectionAbortedException("The client connected and said nothing."));
            return;
        }
        catch (IOException)
        {
            return;
        }

        if (!isHttp2)
        {
            await next(connection);
            return;
        }

        await using var handed = new HandedConnection(connection);
        if (handover.TryTake(handed))
        {
            await handed.Over;
        }
    }

    private static async ValueTask<bool> BeginsWithPrefaceAsync(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            var isPreface = IsPreface(result.Buffer);
            input.AdvanceTo(result.Buffer.Start, isPreface is null ? result.Buffer.End : result.Buffer.Start);
            if (isPreface is not null || result.IsCompleted)
            {
                return isPreface ?? false;
            }
        }
    }
}
