using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>How a channel proves identities: in plaintext, by TLS, and with credentials for each call.</summary>
public abstract class ChannelCredentials
{
    /// <summary>Plaintext without any proof.</summary>
    public static ChannelCredentials Insecure { get; } = new InsecureCredentials();

    /// <summary>TLS that trusts the system's roots.</summary>
    public static ChannelCredentials SecureSsl { get; } = new SslCredentials();

    /// <summary>Whether credentials for each call may be added.</summary>
    internal virtual bool IsComposable => false;

    /// <summary>Adds credentials for each call to those of the channel.</summary>
    /// <param name="channelCredentials">Secure credentials of the channel.</param>
    /// <param name="callCredentials">Credentials for each call.</param>
    /// <returns>Both as one.</returns>
    /// <exception cref="ArgumentException">The channel's credentials cannot be composed: they are insecure or composed already.</exception>
    public static ChannelCredentials Create(ChannelCredentials channelCredentials, CallCredentials callCredentials) =>
        new Composite(channelCredentials, callCredentials);

    /// <summary>Tells a runtime what these credentials consist of.</summary>
    /// <param name="configurator">The runtime's receiver.</param>
    /// <param name="state">Handed through to the receiver.</param>
    public abstract void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state);

    private sealed class InsecureCredentials : ChannelCredentials
    {
        public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetInsecureCredentials(state);
    }

    private sealed class Composite : ChannelCredentials
    {
        private readonly ChannelCredentials _channel;
        private readonly CallCredentials _call;

        public Composite(ChannelCredentials channelCredentials, CallCredentials callCredentials)
        {
            _channel = GrpcPreconditions.CheckNotNull(channelCredentials, nameof(channelCredentials));
            _call = GrpcPreconditions.CheckNotNull(callCredentials, nameof(callCredentials));
            GrpcPreconditions.CheckArgument(
                channelCredentials.IsComposable, "Call credentials can be added only to secure channel credentials that have none yet.");
        }

        public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetCompositeCredentials(state, _channel, _call);
    }
}
