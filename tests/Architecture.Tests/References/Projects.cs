using Architecture.Tests.Repository;

namespace Architecture.Tests.References;

/// <summary>The projects of the repository.</summary>
internal static class Projects
{
    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Tree.Below("", ".csproj").Select(path => ProjectFile.Parse(path, Tree.Read(path)))];
}
