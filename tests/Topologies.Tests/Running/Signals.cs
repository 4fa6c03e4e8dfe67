using System.Runtime.InteropServices;

namespace Topologies.Tests.Running;

/// <summary>Signals to one process, by its id.</summary>
internal static class Signals
{
    private const int Kill = 9;
    private const int Terminate = 15;

    public static void KillProcess(int id) => Assert.Equal(0, Send(id, Kill));

    public static void TerminateProcess(int id) => Assert.Equal(0, Send(id, Terminate));

    /// <summary>Whether a process exists and is no zombie.</summary>
    public static bool IsRunning(int id)
    {
        var path = $"/proc/{id}/stat";
        try
        {
            var stat = File.ReadAllText(path);
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The processes that a process has started and that still run.</summary>
    public static IReadOnlyList<int> ChildrenOf(int id) =>
        [.. Directory.EnumerateDirectories($"/proc/{id}/task")
            .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(int.Parse)];

    /// <summary>The process's command line.</summary>
    public static string CommandLineOf(int id) => File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');

    /// <summary>The files that a process has open.</summary>
    public static IReadOnlyList<string> OpenFilesOf(int id) =>
        [.. Directory.EnumerateFiles($"/proc/{id}/fd").Select(static link => new FileInfo(link).LinkTarget).OfType<string>()];

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int id, int signal);
}
