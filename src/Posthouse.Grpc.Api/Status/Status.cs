namespace Grpc.Core;

/// <summary>The outcome of a call with its explanation. The default value is <see cref="StatusCode.OK"/>.</summary>
public readonly struct Status
{
    /// <summary>Success without a message.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>Cancelled without a message.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    private readonly string? _detail;

    /// <summary>An outcome.</summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">The explanation for people.</param>
    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null)
    {
    }

    /// <summary>An outcome with the local exception behind it.</summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">The explanation for people.</param>
    /// <param name="debugException">What caused it on this side; it never travels.</param>
    public Status(StatusCode statusCode, string detail, Exception? debugException)
    {
        StatusCode = statusCode;
        _detail = detail;
        DebugException = debugException;
    }

    /// <summary>The code.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>The explanation for people; empty if there is none.</summary>
    public string Detail => _detail ?? "";

    /// <summary>What caused the outcome on this side, for diagnosis only; null if unknown. It never travels.</summary>
    public Exception? DebugException { get; }

    /// <inheritdoc/>
    public override string ToString() => DebugException is null
        ? $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")"
        : $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\", DebugException=\"{DebugException.GetType()}: {DebugException.Message}\")";
}
