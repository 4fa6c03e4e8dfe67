namespace Grpc.Core;

/// <summary>How a port of a server proves identities.</summary>
public abstract class ServerCredentials
{
    /// <summary>Plaintext without any proof.</summary>
    public static ServerCredentials Insecure { get; } = new InsecureCredentials();

    /// <summary>Tells a runtime what these credentials consist of.</summary>
    /// <param name="configurator">The runtime's receiver.</param>
    /// <param name="state">Handed through to the receiver.</param>
    public abstract void InternalPopulateConfiguration(ServerCredentialsConfiguratorBase configurator, object? state);

    private sealed class InsecureCredentials : ServerCredentials
    {
        public override void InternalPopulateConfiguration(ServerCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetInsecureCredentials(state);
    }
}
