namespace Architecture.Tests.Repository;

/// <summary>The repository under test: what is committed or about to be.</summary>
internal static class Tree
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Paths relative to the root, with slashes, in order; ignored files are left out.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IEnumerable<string> Below(string folder, string extension) =>
        Files.Where(path => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(extension, StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, "Posthouse.slnx")))
            {
                return candidate.FullName;
            }
        }

        throw new InvalidOperationException($"No Posthouse.slnx above {folder}: run the tests from a build inside the repository.");
    }

    private static string[] ListFiles()
    {
        // The owner of a clone need not be the one who runs the tests.
        var listed = Commands.Run("git", ["-c", "safe.directory=*", "-C", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        if (listed.ExitCode != 0)
        {
            throw new InvalidOperationException($"The list of committed files comes from git, which says: {listed.Error}");
        }

        return [.. listed.Output
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => File.Exists(Path.Combine(Root, path)))
            .Order(StringComparer.Ordinal)];
    }
}
