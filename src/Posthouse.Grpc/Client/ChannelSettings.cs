using Grpc.Core;
using Grpc.Net.Client;

namespace Posthouse.Grpc.Client;

/// <summary>The options of a channel, checked, in the form in which calls need them.</summary>
internal sealed class ChannelSettings
{
    private readonly TimeSpan _maxBackoff;
    private readonly ChannelCredentialsReader _credentials;

    internal ChannelSettings(GrpcChannelOptions options)
    {
        MaxReceiveMessageSize = options.MaxReceiveMessageSize;
        MaxSendMessageSize = options.MaxSendMessageSize;
        MaxReceiveMetadataSize = options.MaxReceiveMetadataSize;
        ThrowsCancellation = options.ThrowOperationCanceledOnCancellation;
        SendsCredentialsWithoutTls = options.UnsafeUseInsecureChannelCallCredentials;
        Time = options.TimeProvider;
        Guard = options.Guard;
        InitialBackoff = options.InitialReconnectBackoff;
        _maxBackoff = options.MaxReconnectBackoff;
        _credentials = ChannelCredentialsReader.Read(options.Credentials);
    }

    internal int? MaxReceiveMessageSize { get; }

    internal int? MaxSendMessageSize { get; }

    internal int? MaxReceiveMetadataSize { get; }

    internal bool ThrowsCancellation { get; }

    internal bool SendsCredentialsWithoutTls { get; }

    internal TimeProvider Time { get; }

    internal CallGuard? Guard { get; }

    internal TimeSpan InitialBackoff { get; }

    /// <summary>Call credentials that every call carries, or null.</summary>
    internal CallCredentials? CallCredentials => _credentials.CallCredentials;

    internal static void Validate(GrpcChannelOptions options)
    {
        var problem = options switch
        {
            { HttpClient: not null, HttpHandler: not null } => "Give either HttpClient or HttpHandler, not both.",
            { TimeProvider: null } => "TimeProvider is null.",
            { MaxReceiveMessageSize: < 0 } => "MaxReceiveMessageSize is negative.",
            { MaxSendMessageSize: < 0 } => "MaxSendMessageSize is negative.",
            { MaxReceiveMetadataSize: < 0 } => "MaxReceiveMetadataSize is negative.",
            { InitialReconnectBackoff.Ticks: <= 0 } => "InitialReconnectBackoff is not above zero.",
            _ when options.MaxReconnectBackoff < options.InitialReconnectBackoff => "MaxReconnectBackoff is below InitialReconnectBackoff.",
            { KeepAlive: null } => "KeepAlive is null.",
            { KeepAlive.Problem: { } keepAlive } => keepAlive,
            { Names: null } => "Names is null.",
            { Names.Problem: { } names } => names,
            { Retry.Problem: { } retry } => retry,
            _ => null,
        };
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(options));
        }
    }

    internal void RequireSchemes(IEnumerable<Uri> servers)
    {
        foreach (var server in servers)
        {
            if (_credentials.IsSecure is { } secure && secure != (server.Scheme == Uri.UriSchemeHttps))
            {
                throw new ArgumentException(secure
                    ? $"The credentials ask for TLS, but {server} is not https."
                    : $"The credentials are insecure, but {server} is https.", nameof(servers));
            }
        }
    }

    internal TimeSpan Longer(TimeSpan backoff, double factor) => backoff * factor < _maxBackoff ? backoff * factor : _maxBackoff;
}
