using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Posthouse.Preparations;
using Posthouse.Settings;

namespace Posthouse.Hosting.Supervision;

/// <summary>How an application is supervised.</summary>
public sealed record SupervisorOptions
{
    /// <summary>Makes the supervisor's own logs.</summary>
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>The program whose processes are started.</summary>
    public required SupervisedProgram Program { get; init; }

    /// <summary>The topology as the program takes it on its command line: a name or a path.</summary>
    public required string Topology { get; init; }

    /// <summary>Folder of the databases.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Port of the public listener; 0 takes any free one. Default: 0.</summary>
    public int PublicPort { get; init; }

    /// <summary>Port of the public listener that speaks TLS, whose other options are among the settings; 0 takes any free one. Default: null, there is none.</summary>
    public int? TlsPort { get; init; }

    /// <summary>Where the public listener listens. Default: localhost.</summary>
    public string PublicHost { get; init; } = "localhost";

    /// <summary>Extra listeners that replace the topology's. Default: none.</summary>
    public ImmutableSortedDictionary<string, Uri> Listen { get; init; } = ImmutableSortedDictionary<string, Uri>.Empty;

    /// <summary>Whether the processes take test controls: clock, faults, crash points. Default: no.</summary>
    public bool TestControls { get; init; }

    /// <summary>Environment variables added for the processes. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Takes the lines that the processes write. Default: standard output.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Whether the lines are coloured by process. Default: no.</summary>
    public bool Coloured { get; init; }

    /// <summary>Seeds the jitter of restarts. Default: drawn anew.</summary>
    public int Seed { get; init; } = RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>How long stopping may take altogether, until what still runs is killed. Default: 30 s; more than 2 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The origin that outsiders use; <see langword="null"/> for the public listener's own. Default: null.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Settings of components, handed to the processes by their environment. Default: none beside the environment that they inherit.</summary>
    public SettingValues Settings { get; init; } = SettingValues.None;

    /// <summary>Told how far preparations are. Default: nobody is.</summary>
    public Action<PreparationStep> Preparing { get; init; } = static _ => { };

    /// <summary>How long starting may take, without any preparation going on, until it is given up. Default: 2 min.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>How a program is started.</summary>
/// <param name="FileName">The executable.</param>
/// <param name="Arguments">Arguments before the chassis' own.</param>
public sealed record SupervisedProgram(string FileName, ImmutableArray<string> Arguments)
{
    /// <summary>The program that runs now: its own executable, or <c>dotnet</c> with its assembly, and what stood before the chassis' own arguments.</summary>
    /// <param name="own">The arguments that the chassis was given: the last of the command line, or all of it.</param>
    public static SupervisedProgram Current(IReadOnlyCollection<string> own)
    {
        var executable = System.Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known, so it cannot start its other processes.");
        var assembly = Assembly.GetEntryAssembly()?.Location;
        var given = System.Environment.GetCommandLineArgs()[1..];
        var before = given.Length >= own.Count && given[^own.Count..].SequenceEqual(own, StringComparer.Ordinal) ? given[..^own.Count] : [];
        return Path.GetFileNameWithoutExtension(executable) == "dotnet" && !string.IsNullOrEmpty(assembly)
            ? new SupervisedProgram(executable, [assembly, .. before])
            : new SupervisedProgram(executable, [.. before]);
    }
}
