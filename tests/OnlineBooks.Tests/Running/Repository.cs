namespace OnlineBooks.Tests.Running;

/// <summary>Where things stand in the repository that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>A file by its path from the root.</summary>
    public static string At(params ReadOnlySpan<string> path) => Path.Combine([Root, .. path]);

    /// <summary>A file in the output of a project, built in the same configuration as the tests.</summary>
    public static string Built(string project, string file)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return At("artifacts", "bin", project, configuration, file);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Posthouse.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run from the repository's artifacts folder.");
    }
}
