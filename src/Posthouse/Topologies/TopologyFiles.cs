using System.Collections.Immutable;

namespace Posthouse.Topologies;

/// <summary>Finds topology files: by name in the application's folder <c>topologies</c>, or by path.</summary>
internal static class TopologyFiles
{
    private const string Folder = "topologies";
    private const string Extension = ".json";

    /// <summary>Loads a topology. <c>one</c> is known without a file.</summary>
    /// <param name="nameOrPath">Name without extension, or a path that has a slash or the extension.</param>
    /// <param name="applicationFolder">The folder that holds the application's output.</param>
    public static LoadedTopology Load(string nameOrPath, string applicationFolder)
    {
        var isPath = nameOrPath.EndsWith(Extension, StringComparison.Ordinal) || nameOrPath.Contains('/', StringComparison.Ordinal);
        var path = isPath ? Path.GetFullPath(nameOrPath) : Path.Combine(applicationFolder, Folder, nameOrPath + Extension);
        if (File.Exists(path))
        {
            return Parse(Path.GetFileNameWithoutExtension(path), isPath ? nameOrPath : $"{Folder}/{nameOrPath}{Extension}", File.ReadAllText(path));
        }

        return nameOrPath == Topology.One.Name ? new LoadedTopology(Topology.One, []) : new LoadedTopology(null, [Missing(nameOrPath, isPath, applicationFolder)]);
    }

    public static LoadedTopology Parse(string name, string source, string text)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var topology = TopologyJson.Read(name, source, text, problems);
        return new LoadedTopology(topology, problems.ToImmutable());
    }

    private static Problem Missing(string nameOrPath, bool isPath, string applicationFolder)
    {
        if (isPath)
        {
            return new Problem($"There is no topology file {nameOrPath}.", "Check the path given with --topology.");
        }

        var folder = Path.Combine(applicationFolder, Folder);
        var known = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Extension).Select(Path.GetFileNameWithoutExtension).OfType<string>() : [];
        var names = known.Append(Topology.One.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Problem($"There is no topology \"{nameOrPath}\".", $"{Nearest.Hint(nameOrPath, names)}Known are: {string.Join(", ", names)}; or give the path of a file.");
    }
}

/// <summary>What was read of a topology file: as much of the topology as could be understood, and what was wrong with the rest.</summary>
internal sealed record LoadedTopology(Topology? Topology, ImmutableArray<Problem> Problems);
