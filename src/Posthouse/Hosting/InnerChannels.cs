using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Calls;
using Posthouse.Contracts.Events.V1;
using Posthouse.Grpc.Client;
using Posthouse.Hosting.Targets;
using Posthouse.Topologies;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Posthouse.Hosting;

/// <summary>The channels of a process: one to each other process, which follows the address book, and one to each server that stands in for a component.</summary>
internal sealed class InnerChannels : IDisposable
{
    private readonly AddressBook _book;
    private readonly ProcessHostOptions _options;
    private readonly RetryPolicy _retry;
    private readonly ConcurrentDictionary<string, Target> _processes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Uri, Target> _servers = new();

    // A channel is opened once, and no change of the book falls between reading it and following it.
    private readonly Lock _opening = new();

    public InnerChannels(ApplicationPlan application, ProcessHostOptions options)
    {
        _book = options.Addresses;
        _options = options;

        // An answer with a reason is the callee's own: the caller gets it, as it would in process.
        _retry = options.Retry with { Contracts = Contracts(application), Applies = static (_, trailers) => !ExceptionTranslator.HasDetails(trailers) };
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
            target.Guard.Dispose();
        }
    }

    private void Follow(object? sender, EventArgs arguments)
    {
        lock (_opening)
        {
            foreach (var (process, target) in _processes)
            {
                var addresses = _book.Of(process);
                if (!addresses.SequenceEqual(target.Addresses.Addresses))
                {
                    target.Addresses.Replace(addresses);
                    target.Guard.Forgive();
                }
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
        var guard = new TargetGuard(name, _options.Targets, TimeProvider.System);
        var channel = GrpcChannel.ForAddresses(name, list, new GrpcChannelOptions
        {
            LoggerFactory = _options.Loggers,
            TimeProvider = _options.Time,
            MaxReceiveMessageSize = MessageLimits.Largest,
            Retry = _retry,
            Guard = guard,
            KeepAlive = new KeepAlive { Delay = TargetOptions.PingDelay, AnswerWithin = TargetOptions.PingAnswer },
        });
        return new Target(channel, list, guard, channel.CreateCallInvoker());
    }

    private static ServiceDescriptor[] Contracts(ApplicationPlan application) =>
    [
        .. application.Components
            .SelectMany(static component => component.Serves.Select(static served => served.Service).Concat(component.Calls.Select(static called => called.Service)))
            .Append(EventLogService.Descriptor)
            .DistinctBy(static service => service.FullName),
    ];

    private sealed record Target(GrpcChannel Channel, AddressList Addresses, TargetGuard Guard, CallInvoker Invoker);
}
