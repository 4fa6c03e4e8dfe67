namespace Posthouse.Surfaces;

/// <summary>How requests from outside are treated.</summary>
public sealed record SurfaceOptions
{
    /// <summary>Time for the first byte of an answer, counted where the request came in. Default: 30 s; more than zero.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest request body in bytes, unless a route says otherwise. Default: 30,000,000; 0 or more.</summary>
    public long MaxRequestBytes { get; init; } = 30_000_000;
}
