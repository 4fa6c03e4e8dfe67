using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Posthouse.Calls;
using Posthouse.Grpc.Client;

namespace Posthouse.Hosting;

/// <summary>The channels of a process: one to each other process, which follows the address book, and one to each server that stands in for a component.</summary>
internal sealed class InnerChannels : IDisposable
{
    private readonly AddressBook _book;
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Target> _processes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Uri, Target> _servers = new();

    // A channel is opened once, and no change of the book falls between reading it and following it.
    private readonly Lock _opening = new();

    public InnerChannels(AddressBook book, ILoggerFactory loggers, TimeProvider time)
    {
        _book = book;
        _loggers = loggers;
        _time = time;
        _book.Changed += Follow;
    }

    public CallInvoker ToProcess(string process) => Once(_processes, process, () => Open(process, _book.Of(process)));

    public CallInvoker ToServer(Uri address) => Once(_servers, address, () => Open(address.Authority, [address]));

    public void Dispose()
    {
        _book.Changed -= Follow;
        foreach (var target in _processes.Values.Concat(_servers.Values))
        {
            target.Channel.Dispose();
        }
    }

    private void Follow(object? sender, EventArgs arguments)
    {
        lock (_opening)
        {
            foreach (var (process, target) in _processes)
            {
                target.Addresses.Replace(_book.Of(process));
            }
        }
    }

    private CallInvoker Once<TKey>(ConcurrentDictionary<TKey, Target> targets, TKey key, Func<Target> open)
        where TKey : notnull
    {
        if (targets.TryGetValue(key, out var known))
        {
            return known.Invoker;
        }

        lock (_opening)
        {
            return targets.GetOrAdd(key, _ => open()).Invoker;
        }
    }

    private Target Open(string name, IEnumerable<Uri> addresses)
    {
        var list = new AddressList(addresses);
        var channel = GrpcChannel.ForAddresses(name, list, new GrpcChannelOptions { LoggerFactory = _loggers, TimeProvider = _time, MaxReceiveMessageSize = MessageLimits.Largest });
        return new Target(channel, list, channel.CreateCallInvoker());
    }

    private sealed record Target(GrpcChannel Channel, AddressList Addresses, CallInvoker Invoker);
}
