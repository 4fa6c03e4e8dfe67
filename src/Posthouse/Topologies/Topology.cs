using System.Collections.Immutable;

namespace Posthouse.Topologies;

/// <summary>Says which components run in which process, as a topology file does; immutable. Nothing in an application's code knows it.</summary>
/// <param name="Name">The topology's name, for example <c>split</c>.</param>
public sealed record Topology(string Name)
{
    /// <summary>Stands for every component that is not named elsewhere.</summary>
    public const string Rest = "*";

    /// <summary>The processes, in the order of the file.</summary>
    public ImmutableArray<ProcessEntry> Processes { get; init; } = [];

    /// <summary>Components that some other gRPC server stands in for, with its address.</summary>
    public ImmutableSortedDictionary<string, Uri> External { get; init; } = ImmutableSortedDictionary<string, Uri>.Empty;

    /// <summary>Extra plaintext listeners, by component: open for its public methods only.</summary>
    public ImmutableSortedDictionary<string, Uri> Listen { get; init; } = ImmutableSortedDictionary<string, Uri>.Empty;

    /// <summary>Everything in one process: what an application without topology files runs.</summary>
    public static Topology One { get; } = new("one") { Processes = [new ProcessEntry("all") { Components = [Rest], Public = true }] };
}

/// <summary>One process of a topology.</summary>
/// <param name="Name">The process's name: lower-case letters, digits and hyphens.</param>
public sealed record ProcessEntry(string Name)
{
    /// <summary>Most replicas of one process.</summary>
    public const int MostReplicas = 64;

    /// <summary>Names of its components, or <see cref="Topology.Rest"/>.</summary>
    public ImmutableArray<string> Components { get; init; } = [];

    /// <summary>Whether it faces the public. Default: no.</summary>
    public bool Public { get; init; }

    /// <summary>How many of it run, 1 to <see cref="MostReplicas"/>. Default: 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Where the other processes find it when each is started by itself; ignored on one machine, where the supervisor hands out addresses.</summary>
    public Uri? Address { get; init; }
}
