using System.Net;

namespace Grpc.Net.Client;

/// <summary>
/// How a channel finds the servers behind a name: every address of the name is one. A name is looked up with the first call, again with a call when the period is over, and
/// when a server cannot be reached. While a look-up fails, the addresses found before stay.
/// </summary>
public sealed record NameResolution
{
    /// <summary>The addresses of a host name; none is a failure. Default: the resolver of the machine, A and AAAA.</summary>
    public Func<string, CancellationToken, Task<IReadOnlyList<IPAddress>>> Resolve { get; init; } =
        static async (host, cancellationToken) => await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);

    /// <summary>How long addresses are used before a call has the name looked up again, beside it. Above zero. Default: 30 s.</summary>
    public TimeSpan RefreshPeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The shortest time between two look-ups, whatever fails. Above zero, at most the period. Default: 1 s.</summary>
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a look-up may take. Above zero. Default: 5 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    internal string? Problem => this switch
    {
        { Resolve: null } => "Names.Resolve is null.",
        { MinInterval.Ticks: <= 0 } => "Names.MinInterval is not above zero.",
        _ when RefreshPeriod < MinInterval => "Names.RefreshPeriod is below Names.MinInterval.",
        { Timeout.Ticks: <= 0 } => "Names.Timeout is not above zero.",
        _ => null,
    };
}
