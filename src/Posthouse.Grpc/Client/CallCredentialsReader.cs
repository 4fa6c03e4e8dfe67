using Grpc.Core;

namespace Posthouse.Grpc.Client;

/// <summary>Takes call credentials apart and asks each for the metadata that it adds.</summary>
internal sealed class CallCredentialsReader : CallCredentialsConfiguratorBase
{
    private readonly List<AsyncAuthInterceptor> _interceptors = [];

    public override void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials)
    {
        foreach (var part in credentials)
        {
            part.InternalPopulateConfiguration(this, state);
        }
    }

    public override void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor) => _interceptors.Add(interceptor);

    /// <summary>The metadata of credentials for one call.</summary>
    /// <param name="credentials">Credentials of the channel and of the call; absent ones are null.</param>
    /// <param name="context">The call.</param>
    /// <returns>What the call must carry.</returns>
    internal static async Task<Metadata> ReadAsync(CallCredentials?[] credentials, AuthInterceptorContext context)
    {
        var reader = new CallCredentialsReader();
        foreach (var part in credentials)
        {
            part?.InternalPopulateConfiguration(reader, null);
        }

        var metadata = new Metadata();
        foreach (var interceptor in reader._interceptors)
        {
            await interceptor(context, metadata);
        }

        return metadata;
    }
}
