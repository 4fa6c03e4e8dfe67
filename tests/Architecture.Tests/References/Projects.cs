using Architecture.Tests.Repository;

namespace Architecture.Tests.References;

/// <summary>The projects of the repository.</summary>
internal static class Projects
{
    /// <summary>What the template writes is a solution of somebody else.</summary>
    private const string Generated = "templates/posthouse-service/";

    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Tree.Below("", ".csproj").Where(static path => !path.StartsWith(Generated, StringComparison.Ordinal)).Select(path => ProjectFile.Parse(path, Tree.Read(path)))];
}
