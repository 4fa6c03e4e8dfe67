using Grpc.Core.Interceptors;
using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>The base of generated clients, aware of their own type.</summary>
/// <typeparam name="T">The client itself.</typeparam>
public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    /// <summary>A client without an invoker, for test doubles.</summary>
    protected ClientBase()
    {
    }

    /// <summary>A client from a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    protected ClientBase(ClientBaseConfiguration configuration)
        : base(configuration)
    {
    }

    /// <summary>A client that calls over a channel.</summary>
    /// <param name="channel">The channel.</param>
    public ClientBase(ChannelBase channel)
        : base(channel)
    {
    }

    /// <summary>A client that calls through an invoker.</summary>
    /// <param name="callInvoker">The invoker.</param>
    public ClientBase(CallInvoker callInvoker)
        : base(callInvoker)
    {
    }

    /// <summary>The same client with another authority.</summary>
    /// <param name="host">The authority to name in each call.</param>
    /// <returns>The new client.</returns>
    public T WithHost(string host) => NewInstance(Configuration.WithHost(host));

    /// <summary>A client of the same type with another configuration. Generated.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <returns>The new client.</returns>
    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}

/// <summary>The base of generated clients.</summary>
public abstract class ClientBase
{
    /// <summary>A client without an invoker, for test doubles.</summary>
    protected ClientBase()
        : this(new UnimplementedCallInvoker())
    {
    }

    /// <summary>A client from a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    protected ClientBase(ClientBaseConfiguration configuration)
    {
        Configuration = GrpcPreconditions.CheckNotNull(configuration, nameof(configuration));
        CallInvoker = configuration.CreateCallInvoker();
    }

    /// <summary>A client that calls over a channel.</summary>
    /// <param name="channel">The channel.</param>
    public ClientBase(ChannelBase channel)
        : this(GrpcPreconditions.CheckNotNull(channel, nameof(channel)).CreateCallInvoker())
    {
    }

    /// <summary>A client that calls through an invoker.</summary>
    /// <param name="callInvoker">The invoker.</param>
    public ClientBase(CallInvoker callInvoker)
        : this(new ClientBaseConfiguration(GrpcPreconditions.CheckNotNull(callInvoker, nameof(callInvoker)), null))
    {
    }

    /// <summary>What the client calls through.</summary>
    protected CallInvoker CallInvoker { get; }

    internal ClientBaseConfiguration Configuration { get; }

    /// <summary>What a client consists of: its invoker and the authority that it names.</summary>
    protected internal class ClientBaseConfiguration
    {
        private readonly CallInvoker _undecorated;
        private readonly string? _host;

        internal ClientBaseConfiguration(CallInvoker undecorated, string? host)
        {
            _undecorated = undecorated;
            _host = host;
        }

        internal CallInvoker CreateCallInvoker() =>
            _host is null ? _undecorated : _undecorated.Intercept(new HostInterceptor(_host));

        internal ClientBaseConfiguration WithHost(string host) =>
            new(_undecorated, GrpcPreconditions.CheckNotNull(host, nameof(host)));
    }
}
