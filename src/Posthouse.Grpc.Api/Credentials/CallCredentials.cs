using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>Credentials that travel with each call.</summary>
public abstract class CallCredentials
{
    /// <summary>Several credentials, applied in order.</summary>
    /// <param name="credentials">The credentials, at least two.</param>
    /// <returns>All of them as one.</returns>
    public static CallCredentials Compose(params CallCredentials[] credentials) => new Composite(credentials);

    /// <summary>Credentials that add headers to each call.</summary>
    /// <param name="interceptor">Adds the headers.</param>
    /// <returns>The credentials.</returns>
    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor) => new Intercepting(interceptor);

    /// <summary>Tells a runtime what these credentials consist of.</summary>
    /// <param name="configurator">The runtime's receiver.</param>
    /// <param name="state">Handed through to the receiver.</param>
    public abstract void InternalPopulateConfiguration(CallCredentialsConfiguratorBase configurator, object? state);

    private sealed class Composite : CallCredentials
    {
        private readonly IReadOnlyList<CallCredentials> _credentials;

        public Composite(CallCredentials[] credentials)
        {
            GrpcPreconditions.CheckNotNull(credentials, nameof(credentials));
            GrpcPreconditions.CheckArgument(credentials.Length >= 2, "At least two credentials are needed to compose them.");
            _credentials = [.. credentials];
        }

        public override void InternalPopulateConfiguration(CallCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetCompositeCredentials(state, _credentials);
    }

    private sealed class Intercepting(AsyncAuthInterceptor interceptor) : CallCredentials
    {
        private readonly AsyncAuthInterceptor _interceptor = GrpcPreconditions.CheckNotNull(interceptor, nameof(interceptor));

        public override void InternalPopulateConfiguration(CallCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetAsyncAuthInterceptorCredentials(state, _interceptor);
    }
}
