using System.Collections.Immutable;
using Posthouse.Hosting.Tls;
using Posthouse.Settings;

namespace Posthouse.Hosting;

/// <summary>What the command line of an application says.</summary>
internal sealed record RunOptions
{
    public string Topology { get; init; } = "one";

    public string? Process { get; init; }

    public int Port { get; init; } = 5000;

    public string Host { get; init; } = "localhost";

    public string Data { get; init; } = ".data";

    public ImmutableSortedDictionary<string, Uri> Listen { get; init; } = ImmutableSortedDictionary<string, Uri>.Empty;

    /// <summary>Settings of components: those of the environment, and over them those of the command line.</summary>
    public SettingValues Settings { get; init; } = SettingValues.None;

    /// <summary>The public listener that speaks TLS; <see langword="null"/> when there is none. What is wrong with it has been told before.</summary>
    public TlsOptions? Tls => TlsOptions.Read(Settings, []);

    /// <summary>The origin that outsiders use; <see langword="null"/> for the public listener's own.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The command line itself.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    public bool TestControls { get; init; }
}
