using System.Collections.Immutable;
using Posthouse.Hosting;
using Posthouse.Hosting.Supervision;
using Posthouse.Storage;

namespace Posthouse.Testing.Clusters;

/// <summary>What a test cluster runs, and how.</summary>
public sealed record TestClusterOptions
{
    /// <summary>Says what the application consists of, as its program does.</summary>
    public required Action<ApplicationBuilder> Compose { get; init; }

    /// <summary>
    /// The application's program, when its processes shall be real ones, started by the supervisor. Default: none; every process of the topology is then hosted
    /// in the test's own process, with services, databases and ports of its own.
    /// </summary>
    public SupervisedProgram? Program { get; init; }

    /// <summary>Extra listeners in place of the topology's, by component; a port that is taken elsewhere on the machine makes tests meet. Default: those of the topology.</summary>
    public ImmutableSortedDictionary<string, Uri> Listen { get; init; } = ImmutableSortedDictionary<string, Uri>.Empty;

    /// <summary>Components in whose place other servers stand. Hosted clusters only; give real processes a topology that says so. Default: none.</summary>
    public ImmutableSortedDictionary<string, Uri> External { get; init; } = ImmutableSortedDictionary<string, Uri>.Empty;

    /// <summary>How background work is done. Hosted clusters only. Default: as in production.</summary>
    public WorkOptions Work { get; init; } = new();

    /// <summary>The clock of the application, when something outside it shall go by the same one. Default: a new one.</summary>
    public ShiftedTime Clock { get; init; } = new();

    /// <summary>Environment variables of real processes, such as the crash point at which one shall die. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Settings of components by key, as in <c>Payments:BankUrl</c>. Default: none; what the environment says does not count in hosted clusters.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether spans and measurements are kept until the cluster ends. Long runs of many calls do without. Default: yes.</summary>
    public bool KeepsTelemetry { get; init; } = true;

    /// <summary>Folder of the databases, kept afterwards. Default: a new temporary one, removed with the cluster.</summary>
    public string? DataDirectory { get; init; }
}
