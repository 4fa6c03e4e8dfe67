using System.Collections.Immutable;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Hosting.Outside;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>Collects what an application consists of. Every method returns the builder.</summary>
public sealed class ApplicationBuilder
{
    private readonly List<ComponentDefinition> _components = [];
    private readonly List<ExternalVariable> _externals = [];
    private readonly List<IExceptionTracker> _trackers = [];
    private readonly List<OutsideProgram> _outside = [];
    private readonly List<KeyValuePair<string, string>> _settings = [];

    internal ApplicationBuilder(string name) => Name = name;

    internal string Name { get; private set; }

    internal ImmutableArray<IExceptionTracker> Trackers => [.. _trackers];

    internal ImmutableArray<OutsideProgram> Outside => [.. _outside];

    internal ImmutableArray<ComponentDefinition> Components => [.. _components];

    internal ImmutableArray<KeyValuePair<string, string>> Settings => [.. _settings];

    /// <summary>Adds a component. Where it runs is said by the topology.</summary>
    /// <typeparam name="TComponent">The component.</typeparam>
    public ApplicationBuilder Add<TComponent>()
        where TComponent : IComponent
    {
        _components.Add(ComponentDefinition.Of<TComponent>());
        return this;
    }

    /// <summary>Names the application in logs. Default: the name of its program.</summary>
    /// <param name="name">The name.</param>
    public ApplicationBuilder Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        return this;
    }

    /// <summary>
    /// Lets an environment variable put another gRPC server in a component's place, in any topology. While the variable is set, the
    /// component runs nowhere here and its extra listener is not opened.
    /// </summary>
    /// <typeparam name="TComponent">The component.</typeparam>
    /// <param name="variable">Name of the variable; its value is <c>host</c>, <c>host:port</c> or <c>http://host:port</c>.</param>
    /// <param name="defaultPort">Port when the value gives none.</param>
    public ApplicationBuilder ExternalFromEnvironment<TComponent>(string variable, int defaultPort)
        where TComponent : IComponent
    {
        _externals.Add(new ExternalVariable(ComponentDefinition.NameOf(typeof(TComponent)), variable, defaultPort));
        return this;
    }

    /// <summary>Runs a stand-in for a system that is not ours beside the application, unless the setting that it provides has a value.</summary>
    /// <param name="program">The program.</param>
    public ApplicationBuilder Beside(OutsideProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        _outside.Add(program);
        return this;
    }

    /// <summary>Gives a setting of a component another default, the same in every process. Who starts the application may still set it by environment or command line.</summary>
    /// <param name="key">Section and name, as in <c>Users:FromName</c>.</param>
    /// <param name="value">The value.</param>
    public ApplicationBuilder Sets(string key, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(value);
        _settings.Add(KeyValuePair.Create(key, value));
        return this;
    }

    /// <summary>Tells an outside tracker of every exception that no handler took.</summary>
    /// <param name="tracker">The tracker.</param>
    public ApplicationBuilder ReportsExceptionsTo(IExceptionTracker tracker)
    {
        _trackers.Add(tracker);
        return this;
    }

    internal ImmutableSortedDictionary<string, Uri> ReadExternals(Func<string, string?> environment, ICollection<Problem> problems)
    {
        var externals = ImmutableSortedDictionary.CreateBuilder<string, Uri>(StringComparer.Ordinal);
        foreach (var external in _externals)
        {
            if (environment(external.Variable) is not { Length: > 0 } value)
            {
                continue;
            }

            if (Addresses.TryParseHost(value, external.DefaultPort, out var address))
            {
                externals[external.Component] = address;
            }
            else
            {
                problems.Add(new Problem(
                    $"{external.Variable} is \"{value}\", which is no address of a server for {external.Component}.",
                    $"Set it to host or host:port, for example \"localhost:{external.DefaultPort}\", or unset it."));
            }
        }

        return externals.ToImmutable();
    }

    private sealed record ExternalVariable(string Component, string Variable, int DefaultPort);
}
