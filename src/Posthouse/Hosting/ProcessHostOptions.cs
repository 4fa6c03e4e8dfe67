using System.Security.Cryptography;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Posthouse.Calls;
using Posthouse.Events;
using Posthouse.Hosting.Targets;
using Posthouse.Hosting.Tls;
using Posthouse.Preparations;
using Posthouse.Security;
using Posthouse.Settings;
using Posthouse.Storage;
using Posthouse.Surfaces;

namespace Posthouse.Hosting;

/// <summary>What one process is given by whoever starts it.</summary>
public sealed record ProcessHostOptions
{
    /// <summary>Makes the logs of the process.</summary>
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>Folder of the databases; made when missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where the other processes are. Default: an empty book; whoever starts the process fills it.</summary>
    public AddressBook Addresses { get; init; } = new();

    /// <summary>The settings of components. Default: none, every option has its default.</summary>
    public SettingValues Settings { get; init; } = SettingValues.None;

    /// <summary>
    /// Under which origin the public reaches the application. Default: one that becomes known when this process opens its public listener; whoever starts several
    /// processes gives all of them the same.
    /// </summary>
    public PublicAddress Origin { get; init; } = new();

    /// <summary>Told how far preparations are. Default: nobody is.</summary>
    public Action<PreparationStep> Preparing { get; init; } = static _ => { };

    /// <summary>The secret that all processes of the application share. Default: a new one, which is right for an application of one process only.</summary>
    public ClusterKey Key { get; init; } = ClusterKey.Create();

    /// <summary>The clock of components, databases, followers and jobs. Default: the machine's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Spreads waits and choices. Default: seeded by the machine.</summary>
    public Random Random { get; init; } = new(RandomNumberGenerator.GetInt32(int.MaxValue));

    /// <summary>Port of the public listener; 0 takes any free one. Ignored by processes that do not face the public. Default: 0.</summary>
    public int PublicPort { get; init; }

    /// <summary>Where the public listener listens: <c>localhost</c>, an IP address, or <c>*</c> for every address of the machine. Default: localhost.</summary>
    public string PublicHost { get; init; } = "localhost";

    /// <summary>The public listener that speaks TLS. Ignored by processes that do not face the public. Default: null, there is none.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>Port of the inner listener on every address of the machine; <see langword="null"/> takes any free port on loopback. Default: null.</summary>
    public int? InnerPort { get; init; }

    /// <summary>Whether the inner listener opens even when the topology has no other process, as a test cluster wants it. Default: no.</summary>
    public bool OpensInner { get; init; }

    /// <summary>Whether the public and the extra listeners share their ports with other replicas on this machine. Default: no.</summary>
    public bool SharesPorts { get; init; }

    /// <summary>How requests from outside are treated.</summary>
    public SurfaceOptions Surfaces { get; init; } = new();

    /// <summary>How calls to other processes, and to servers that stand in for components, are held together.</summary>
    public TargetOptions Targets { get; init; } = new();

    /// <summary>
    /// How such calls are made again after a failure of the transport. The contracts are those of the application, whatever is given here; an answer with a reason is
    /// never asked for again.
    /// </summary>
    public RetryPolicy Retry { get; init; } = new();

    /// <summary>How background work is done.</summary>
    public WorkOptions Work { get; init; } = new();

    /// <summary>How facts are served.</summary>
    public EventLogOptions Events { get; init; } = new();

    /// <summary>Makes the interceptor that stands between a caller and a callee (names of components), behind the call pipeline; for tests. Default: none.</summary>
    public Func<string, string, Interceptor>? Faults { get; init; }

    /// <summary>Outside trackers of exceptions. Default: none.</summary>
    public IReadOnlyList<IExceptionTracker> Trackers { get; init; } = [];

    /// <summary>Makes new ids. Default: time-ordered UUIDs (version 7, RFC 9562) by <see cref="Time"/>.</summary>
    public Func<Guid>? NewId { get; init; }

    /// <summary>Where a test makes the process die. Default: nowhere.</summary>
    public CrashPoints CrashPoints { get; init; } = CrashPoints.None;

    /// <summary>How long running requests and jobs may take to finish when the process stops. Default: 28 s; more than zero.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(28);
}
