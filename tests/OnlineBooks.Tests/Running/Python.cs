using System.Diagnostics;

namespace OnlineBooks.Tests.Running;

/// <summary>Programs in another language that know only the published contract.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Starts a Recommendations server; it announces its port. Its books have titles that start with "Python:".</summary>
    public static Task<RunningProgram> ServeRecommendationsAsync(string port = "0") =>
        RunningProgram.StartAsync("Listening: ", Interpreter, ["-u", Peer("recommendations_server.py"), "--port", port]);

    /// <summary>Asks a Recommendations server.</summary>
    /// <returns>The exit code, and what was printed: books as <c>ID TITLE</c>, or <c>CODE MESSAGE</c>.</returns>
    public static async Task<(int ExitCode, string Printed)> AskForRecommendationsAsync(int port, int user = 1, int category = 0, int most = 3)
    {
        // Joined by an equals sign, because a value like -1 would be taken for an option.
        string[] arguments =
        [
            Peer("recommendations_client.py"),
            $"--address=localhost:{port}",
            $"--user={user}",
            $"--category={category}",
            $"--max-results={most}",
        ];
        var start = new ProcessStartInfo(Interpreter, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var client = Process.Start(start)!;
        var printed = client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var failed = client.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await client.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (client.ExitCode, (await printed + await failed).Trim());
    }

    private static string Peer(string file) => Repository.At("tests", "peers", "python", file);
}
