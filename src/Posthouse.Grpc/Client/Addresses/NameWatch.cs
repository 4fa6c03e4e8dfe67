using System.Net.Sockets;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;

namespace Posthouse.Grpc.Client;

/// <summary>Keeps an address list true to a name: one look-up at a time, none more often than allowed.</summary>
internal sealed class NameWatch(NamedHost host, AddressList addresses, NameResolution options, TimeProvider time, ILogger logger)
{
    private const long Never = long.MinValue;

    private readonly Lock _lock = new();
    private Task? _running;
    private long _lookedUpAt = Never;
    private bool _failed;

    /// <summary>Why there is no address; null unless the last look-up failed.</summary>
    internal string? Failure { get; private set; }

    /// <summary>Called before each attempt: has the name looked up when it is time.</summary>
    /// <param name="closing">Ends the look-up with the channel.</param>
    /// <returns>Completes at once if there is any address, otherwise with the look-up.</returns>
    internal Task FreshenAsync(CancellationToken closing)
    {
        var isKnown = !addresses.Current.Servers.IsEmpty;
        var running = LookUp(isKnown && !Volatile.Read(ref _failed) ? options.RefreshPeriod : options.MinInterval, closing);
        return isKnown ? Task.CompletedTask : running;
    }

    /// <summary>Called after a failure to reach a server: perhaps the name has moved.</summary>
    /// <param name="closing">Ends the look-up with the channel.</param>
    /// <returns>Completes with the look-up; at once if the last one is too fresh.</returns>
    internal Task AfterFailureAsync(CancellationToken closing) => LookUp(options.MinInterval, closing);

    private Task LookUp(TimeSpan age, CancellationToken closing)
    {
        if (Volatile.Read(ref _running) is null && IsYoungerThan(age))
        {
            return Task.CompletedTask;
        }

        lock (_lock)
        {
            return _running is null && IsYoungerThan(age)
                ? Task.CompletedTask
                : _running ??= Task.Run(() => LookUpAsync(closing), CancellationToken.None);
        }
    }

    private bool IsYoungerThan(TimeSpan age) => Volatile.Read(ref _lookedUpAt) is var at && at != Never && time.GetElapsedTime(at) < age;

    private async Task LookUpAsync(CancellationToken closing)
    {
        string? failure = null;
        try
        {
            using var timeout = new CancellationTokenSource(options.Timeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, closing);
            var found = await options.Resolve(host.Name, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            failure = found.Count == 0 ? $"The name {host.Name} has no address." : null;
            Take([.. found.Distinct().Select(host.At)]);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException or IOException or OperationCanceledException)
        {
            failure = exception is OperationCanceledException
                ? $"The name {host.Name} could not be looked up in time."
                : $"The name {host.Name} could not be looked up: {exception.Message}";
        }
        finally
        {
            Note(failure ?? (addresses.Current.Servers.IsEmpty ? $"The name {host.Name} could not be looked up." : null), closing.IsCancellationRequested);
        }
    }

    private void Take(Uri[] found)
    {
        if (found.Length > 0 && !addresses.Addresses.ToHashSet().SetEquals(found))
        {
            Log.Resolved(logger, host.Name, string.Join(", ", found.Select(static server => server.Authority)));
            addresses.Replace(found, host.Authority);
        }
    }

    private void Note(string? failure, bool isClosing)
    {
        if (failure is not null && !_failed && !isClosing)
        {
            Log.Unresolved(logger, failure);
        }

        lock (_lock)
        {
            Failure = failure;
            Volatile.Write(ref _failed, failure is not null);
            Volatile.Write(ref _lookedUpAt, time.GetTimestamp());
            _running = null;
        }
    }
}
