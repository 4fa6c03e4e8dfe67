using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>A long-lived way to a server, shared by clients.</summary>
public abstract class ChannelBase
{
    /// <summary>A channel.</summary>
    /// <param name="target">Where it leads.</param>
    protected ChannelBase(string target) => Target = GrpcPreconditions.CheckNotNull(target, nameof(target));

    /// <summary>Where the channel leads.</summary>
    public string Target { get; }

    /// <summary>An invoker that calls over this channel.</summary>
    /// <returns>The invoker.</returns>
    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Closes the channel; it cannot be used afterwards.</summary>
    /// <returns>Completes when the channel is closed.</returns>
    public Task ShutdownAsync() => ShutdownAsyncCore();

    /// <summary>What closing means for this kind of channel; nothing unless overridden.</summary>
    /// <returns>Completes when the channel is closed.</returns>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}
