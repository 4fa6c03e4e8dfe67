namespace Templates.Tests.Running;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Posthouse.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Posthouse.slnx above {AppContext.BaseDirectory}: run the tests from a build inside the repository.");
    }
}
