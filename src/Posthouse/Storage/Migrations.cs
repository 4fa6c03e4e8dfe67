using System.Collections.Immutable;
using Posthouse.Components;

namespace Posthouse.Storage;

/// <summary>
/// The numbered scripts that bring a component's database to this build's version, forward only. They are embedded resources named
/// <c>NNNN_name.sql</c>, from <c>0001</c> on without gaps, in the folder <c>Storage</c> or <c>Migrations</c> of the component's project.
/// </summary>
public sealed class Migrations
{
    private Migrations(ImmutableArray<MigrationScript> scripts) => Scripts = scripts;

    /// <summary>No tables of its own: only those of the chassis for facts, jobs and idempotency.</summary>
    public static Migrations None { get; } = new([]);

    /// <summary>The scripts in the order of their numbers.</summary>
    public ImmutableArray<MigrationScript> Scripts { get; }

    /// <summary>The scripts in the assembly of a component. Where the assembly has several components, those under the component's own namespace.</summary>
    /// <typeparam name="TComponent">The component.</typeparam>
    /// <exception cref="MigrationException">There are none, two have one number, or one is missing.</exception>
    public static Migrations Of<TComponent>()
        where TComponent : IComponent =>
        FromScripts(EmbeddedScripts.Of(typeof(TComponent)));

    /// <summary>Scripts given directly, in any order.</summary>
    /// <param name="scripts">The scripts.</param>
    /// <exception cref="MigrationException">Two have one number, or one is missing.</exception>
    public static Migrations FromScripts(params IEnumerable<MigrationScript> scripts)
    {
        ImmutableArray<MigrationScript> ordered = [.. scripts.OrderBy(script => script.Number)];
        for (var index = 0; index < ordered.Length; index++)
        {
            if (ordered[index].Number != index + 1)
            {
                throw new MigrationException(
                    $"Script {ordered[index]} stands where {index + 1:0000} is due: number the scripts from 0001 on, each number once, without gaps.");
            }
        }

        return new Migrations(ordered);
    }
}
