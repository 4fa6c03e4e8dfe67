using Grpc.Core;
using Posthouse.Grpc.Client;

namespace Grpc.Net.Client;

/// <summary>
/// A long-lived way to a server, or to several that serve the same, over HTTP/2. Make one per target and share it: it connects when the
/// first call is made, carries any number of calls at once, and connects again by itself. Safe for concurrent use.
/// </summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    private readonly ChannelTransport _transport;

    private GrpcChannel(string target, ChannelTransport transport)
        : base(target) => _transport = transport;

    /// <summary>A channel to one server, or to all that a name stands for.</summary>
    /// <param name="address">
    /// Absolute address: http (HTTP/2 without TLS) or https, paths are ignored; or <c>dns:///host:port</c>, <c>host:port</c> or <c>static:///host:port,host:port</c>, for
    /// which the credentials say whether TLS is used. Each address of a name is a server (<see cref="GrpcChannelOptions.Names"/>).
    /// </param>
    /// <returns>The channel.</returns>
    public static GrpcChannel ForAddress(string address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>A channel to one server, or to all that a name stands for.</summary>
    /// <param name="address">
    /// Absolute address: http (HTTP/2 without TLS) or https, paths are ignored; or <c>dns:///host:port</c>, <c>host:port</c> or <c>static:///host:port,host:port</c>, for
    /// which the credentials say whether TLS is used. Each address of a name is a server (<see cref="GrpcChannelOptions.Names"/>).
    /// </param>
    /// <param name="channelOptions">How the channel works.</param>
    /// <returns>The channel.</returns>
    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        var target = ChannelTarget.Parse(address, channelOptions.Credentials, resolvesAddresses: channelOptions is { HttpHandler: null, HttpClient: null });
        return new GrpcChannel(target.Name, new ChannelTransport(target.Name, new AddressList(target.Addresses), channelOptions, target.Host));
    }

    /// <summary>A channel to one server, or to all that a name stands for.</summary>
    /// <param name="address">
    /// Absolute address: http (HTTP/2 without TLS) or https, paths are ignored; or <c>dns:///host:port</c>, <c>host:port</c> or <c>static:///host:port,host:port</c>, for
    /// which the credentials say whether TLS is used. Each address of a name is a server (<see cref="GrpcChannelOptions.Names"/>).
    /// </param>
    /// <returns>The channel.</returns>
    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>A channel to one server, or to all that a name stands for.</summary>
    /// <param name="address">
    /// Absolute address: http (HTTP/2 without TLS) or https, paths are ignored; or <c>dns:///host:port</c>, <c>host:port</c> or <c>static:///host:port,host:port</c>, for
    /// which the credentials say whether TLS is used. Each address of a name is a server (<see cref="GrpcChannelOptions.Names"/>).
    /// </param>
    /// <param name="channelOptions">How the channel works.</param>
    /// <returns>The channel.</returns>
    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ForAddress(address.OriginalString, channelOptions);
    }

    /// <summary>
    /// A channel to servers whose addresses may change. Each call goes to the less loaded of two of them; one that cannot be reached is passed over. While there is
    /// no address, calls fail with UNAVAILABLE, or wait if they wait for readiness.
    /// </summary>
    /// <param name="target">Name of what the servers serve, for people and call credentials.</param>
    /// <param name="addresses">The servers; changes take effect with the next call.</param>
    /// <param name="channelOptions">How the channel works.</param>
    /// <returns>The channel.</returns>
    public static GrpcChannel ForAddresses(string target, AddressList addresses, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(addresses);
        ArgumentNullException.ThrowIfNull(channelOptions);
        return new GrpcChannel(target, new ChannelTransport(target, addresses, channelOptions, host: null));
    }

    /// <inheritdoc/>
    public override CallInvoker CreateCallInvoker() => new ChannelCallInvoker(_transport);

    /// <summary>Closes the channel. Calls that have not finished end as CANCELLED; new ones throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => _transport.Dispose();

    /// <inheritdoc/>
    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }
}
