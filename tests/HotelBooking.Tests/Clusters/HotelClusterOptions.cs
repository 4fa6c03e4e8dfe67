using System.Collections.Immutable;
using Posthouse.Storage;

namespace HotelBooking.Tests.Clusters;

/// <summary>How a cluster of HotelBooking runs in a test.</summary>
internal sealed record HotelClusterOptions
{
    /// <summary>Whether its processes are real ones, which can be killed. Default: they are hosted in the test's own.</summary>
    public bool Real { get; init; }

    /// <summary>How many hotels there are. Default: 40.</summary>
    public int Hotels { get; init; } = 40;

    /// <summary>Settings beside those of the fixture, by key; they win. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How background work is done, when hosted: quicker than in production by default, so that nobody waits for the next try.</summary>
    public WorkOptions Work { get; init; } = new();
}
