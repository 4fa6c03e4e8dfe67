using Grpc.Core.Utils;

namespace Grpc.Core.Interceptors;

/// <summary>Puts interceptors before invokers.</summary>
public static class CallInvokerExtensions
{
    /// <summary>Puts an interceptor before an invoker; it runs before those that were put there earlier.</summary>
    /// <param name="invoker">The invoker.</param>
    /// <param name="interceptor">The interceptor.</param>
    /// <returns>The invoker to use.</returns>
    public static CallInvoker Intercept(this CallInvoker invoker, Interceptor interceptor) =>
        new InterceptingCallInvoker(invoker, interceptor);

    /// <summary>Puts interceptors before an invoker; they run in the given order, and before those that were put there earlier.</summary>
    /// <param name="invoker">The invoker.</param>
    /// <param name="interceptors">The interceptors.</param>
    /// <returns>The invoker to use.</returns>
    public static CallInvoker Intercept(this CallInvoker invoker, params Interceptor[] interceptors)
    {
        GrpcPreconditions.CheckNotNull(invoker, nameof(invoker));
        GrpcPreconditions.CheckNotNull(interceptors, nameof(interceptors));
        for (var i = interceptors.Length - 1; i >= 0; i--)
        {
            invoker = invoker.Intercept(interceptors[i]);
        }

        return invoker;
    }

    /// <summary>Changes the headers of each call of an invoker.</summary>
    /// <param name="invoker">The invoker.</param>
    /// <param name="interceptor">Takes the headers of a call and gives those to send.</param>
    /// <returns>The invoker to use.</returns>
    public static CallInvoker Intercept(this CallInvoker invoker, Func<Metadata, Metadata> interceptor) =>
        new InterceptingCallInvoker(invoker, new HeadersInterceptor(GrpcPreconditions.CheckNotNull(interceptor, nameof(interceptor))));
}
