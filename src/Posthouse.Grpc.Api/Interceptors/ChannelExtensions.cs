using Grpc.Core.Utils;

namespace Grpc.Core.Interceptors;

/// <summary>Puts interceptors before channels.</summary>
public static class ChannelExtensions
{
    /// <summary>Puts an interceptor before a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="interceptor">The interceptor.</param>
    /// <returns>The invoker to use.</returns>
    public static CallInvoker Intercept(this ChannelBase channel, Interceptor interceptor) => Invoker(channel).Intercept(interceptor);

    /// <summary>Puts interceptors before a channel; they run in the given order.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="interceptors">The interceptors.</param>
    /// <returns>The invoker to use.</returns>
    public static CallInvoker Intercept(this ChannelBase channel, params Interceptor[] interceptors) =>
        Invoker(channel).Intercept(interceptors);

    /// <summary>Changes the headers of each call over a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="interceptor">Takes the headers of a call and gives those to send.</param>
    /// <returns>The invoker to use.</returns>
    public static CallInvoker Intercept(this ChannelBase channel, Func<Metadata, Metadata> interceptor) =>
        Invoker(channel).Intercept(interceptor);

    private static CallInvoker Invoker(ChannelBase channel) =>
        GrpcPreconditions.CheckNotNull(channel, nameof(channel)).CreateCallInvoker();
}
