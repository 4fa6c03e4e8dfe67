using Posthouse.Hosting.Supervision;

namespace Posthouse.Hosting.Outside;

/// <summary>Finds outside programs: the build puts each into a folder of its own beside the application's program.</summary>
internal static class OutsideFolder
{
    public static SupervisedProgram Find(string program)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "outside", program);
        var executable = Path.Combine(folder, program);
        var assembly = Path.Combine(folder, $"{program}.dll");
        if (!File.Exists(assembly))
        {
            throw new OutsideFailedException($"The outside program {program} is missing: {assembly} does not exist. Name its project as OutsideProgram in the host's project file and build again.");
        }

        // The application was started either by its own executable or by dotnet; what found the runtime then finds it now.
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" || !File.Exists(executable)
            ? new SupervisedProgram(Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet", [assembly])
            : new SupervisedProgram(executable, []);
    }
}
