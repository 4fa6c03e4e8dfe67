using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using Grpc.Core.Interceptors;

namespace Grpc.AspNetCore.Server;

/// <summary>The interceptors of served calls, outermost first.</summary>
public class InterceptorCollection : Collection<InterceptorRegistration>
{
    /// <summary>Adds an interceptor that is taken from the service provider, or made, for each call.</summary>
    /// <typeparam name="TInterceptor">The type.</typeparam>
    /// <param name="args">Constructor arguments that the service provider does not give.</param>
    public void Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TInterceptor>(params object[] args)
        where TInterceptor : Interceptor => Add(typeof(TInterceptor), args);

    /// <summary>Adds an interceptor that is taken from the service provider, or made, for each call.</summary>
    /// <param name="interceptorType">The type.</param>
    /// <param name="args">Constructor arguments that the service provider does not give.</param>
    public void Add(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type interceptorType, params object[] args) =>
        Add(new InterceptorRegistration(interceptorType, args));

    /// <summary>Adds an interceptor that serves all calls. It must be safe for concurrent use, and is not disposed of.</summary>
    /// <param name="interceptor">The interceptor.</param>
    public void Add(Interceptor interceptor) => Add(new InterceptorRegistration(interceptor));
}
