namespace Grpc.Core;

/// <summary>Options of one call. Immutable: each <c>With…</c> gives a changed copy.</summary>
public struct CallOptions
{
    private Metadata? _headers;
    private DateTime? _deadline;
    private CancellationToken _cancellationToken;
    private WriteOptions? _writeOptions;
    private ContextPropagationToken? _propagationToken;
    private CallCredentials? _credentials;
    private CallFlags _flags;

    /// <summary>Options of a call; what is left out is absent.</summary>
    /// <param name="headers">Headers to send.</param>
    /// <param name="deadline">The instant, in UTC, at which the call ends unfinished.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <param name="writeOptions">How requests are written.</param>
    /// <param name="propagationToken">Ties the call to the one being served.</param>
    /// <param name="credentials">Credentials of this call.</param>
    public CallOptions(
        Metadata? headers = null,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default,
        WriteOptions? writeOptions = null,
        ContextPropagationToken? propagationToken = null,
        CallCredentials? credentials = null)
    {
        _headers = headers;
        _deadline = deadline;
        _cancellationToken = cancellationToken;
        _writeOptions = writeOptions;
        _propagationToken = propagationToken;
        _credentials = credentials;
        _flags = CallFlags.None;
    }

    /// <summary>Headers to send, or null.</summary>
    public readonly Metadata? Headers => _headers;

    /// <summary>The instant, in UTC, at which the call ends unfinished, or null for never.</summary>
    public readonly DateTime? Deadline => _deadline;

    /// <summary>Gives the call up.</summary>
    public readonly CancellationToken CancellationToken => _cancellationToken;

    /// <summary>How requests are written, or null.</summary>
    public readonly WriteOptions? WriteOptions => _writeOptions;

    /// <summary>Ties the call to the one being served, or null.</summary>
    public readonly ContextPropagationToken? PropagationToken => _propagationToken;

    /// <summary>Credentials of this call, or null.</summary>
    public readonly CallCredentials? Credentials => _credentials;

    /// <summary>Whether the call waits for a connection instead of failing at once; false by default.</summary>
    public readonly bool IsWaitForReady => (_flags & CallFlags.WaitForReady) != CallFlags.None;

    /// <summary>A copy with other headers.</summary>
    /// <param name="headers">The headers.</param>
    /// <returns>The copy.</returns>
    public readonly CallOptions WithHeaders(Metadata headers) => this with { _headers = headers };

    /// <summary>A copy with another deadline.</summary>
    /// <param name="deadline">The deadline in UTC.</param>
    /// <returns>The copy.</returns>
    public readonly CallOptions WithDeadline(DateTime deadline) => this with { _deadline = deadline };

    /// <summary>A copy with another token.</summary>
    /// <param name="cancellationToken">The token.</param>
    /// <returns>The copy.</returns>
    public readonly CallOptions WithCancellationToken(CancellationToken cancellationToken) =>
        this with { _cancellationToken = cancellationToken };

    /// <summary>A copy with other write options.</summary>
    /// <param name="writeOptions">The write options.</param>
    /// <returns>The copy.</returns>
    public readonly CallOptions WithWriteOptions(WriteOptions writeOptions) => this with { _writeOptions = writeOptions };

    /// <summary>A copy tied to the call being served.</summary>
    /// <param name="propagationToken">The token of the call being served.</param>
    /// <returns>The copy.</returns>
    public readonly CallOptions WithPropagationToken(ContextPropagationToken propagationToken) =>
        this with { _propagationToken = propagationToken };

    /// <summary>A copy with other credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <returns>The copy.</returns>
    public readonly CallOptions WithCredentials(CallCredentials credentials) => this with { _credentials = credentials };

    /// <summary>A copy that waits for a connection, or does not.</summary>
    /// <param name="waitForReady">Whether to wait.</param>
    /// <returns>The copy.</returns>
    public readonly CallOptions WithWaitForReady(bool waitForReady = true) =>
        this with { _flags = waitForReady ? _flags | CallFlags.WaitForReady : _flags & ~CallFlags.WaitForReady };
}
