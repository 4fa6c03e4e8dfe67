using System.Collections.Immutable;
using Posthouse.Bench.Clients;
using Posthouse.Bench.Hotel;
using Posthouse.Bench.InProcess;
using Posthouse.Bench.Load;
using Posthouse.Bench.Profile;
using Posthouse.Bench.Search;

namespace Posthouse.Bench;

/// <summary>What can be measured, by name, in the order of a whole run.</summary>
internal static class Parts
{
    public static readonly ImmutableArray<(string Name, Func<LoadPlan, Task> Run)> All =
    [
        ("network", NetworkBench.RunAsync),
        ("streaming", StreamBench.RunAsync),
        ("rest", RestBench.RunAsync),
        ("client", static _ => ClientBench.RunAsync()),
        ("inprocess", static _ => InProcessBench.RunAsync()),
        ("page", PageBench.RunAsync),
        ("search", SearchBench.RunAsync),
        ("hotel", HotelBench.RunAsync),
        ("bookings", BookingsBench.RunAsync),
        ("start", StartBench.RunAsync),
        ("profile", ProfileBench.RunAsync),
    ];

    /// <summary>The parts that a command line asks for: one by name, or all; <see langword="null"/> when it names none.</summary>
    public static IEnumerable<Func<LoadPlan, Task>>? Of(string? name) =>
        name is null ? All.Select(part => part.Run)
        : All.Any(part => part.Name == name) ? All.Where(part => part.Name == name).Select(part => part.Run)
        : null;
}
