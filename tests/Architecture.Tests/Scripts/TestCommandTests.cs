using System.Text.Json;
using Architecture.Tests.Repository;
using Xunit;

namespace Architecture.Tests.Scripts;

/// <summary>The command that runs the tests is itself shown executables that crash, hang, skip or do nothing.</summary>
public sealed class TestCommandTests : IDisposable
{
    private const string Starting = """echo '{"$type":"test-starting","TestUniqueID":"1","TestDisplayName":"Planted.First"}'""";
    private const string Passed = """echo '{"$type":"test-passed","TestUniqueID":"1"}'""";
    private const string Failed = """echo '{"$type":"test-failed","TestUniqueID":"1","ExceptionTypes":["Planted"],"Messages":["one is not two"],"StackTraces":["at First"]}'""";
    private const string Skipped = """echo '{"$type":"test-skipped","TestUniqueID":"1","Reason":"too hard"}'""";
    private const string Finished = """echo '{"$type":"test-finished","TestUniqueID":"1","ExecutionTime":0.25}'""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-runner-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_passing_run_is_counted_with_its_times()
    {
        var result = Run(Starting, Passed, Finished);

        Assert.Equal(1, result.GetProperty("passed").GetInt32());
        Assert.Empty(Failures(result));
        Assert.Equal(0.25, result.GetProperty("tests")[0].GetProperty("seconds").GetDouble());
    }

    [Fact]
    public void A_message_behind_output_of_a_test_is_still_seen() =>
        Assert.Equal(1, Run(Starting, "printf 'no line end'", Passed, Finished).GetProperty("passed").GetInt32());

    [Fact]
    public void A_failure_is_told_in_full()
    {
        var failure = Assert.Single(Failures(Run(Starting, Failed, Finished, "exit 1")));

        Assert.Contains("Planted.First", failure, StringComparison.Ordinal);
        Assert.Contains("one is not two", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_skipped_test_is_a_failure() => Assert.Contains("too hard", Assert.Single(Failures(Run(Starting, Skipped, Finished))), StringComparison.Ordinal);

    [Fact]
    public void A_crash_is_a_failure_that_names_the_running_test()
    {
        var failure = Assert.Single(Failures(Run(Starting, "echo last words >&2", "kill -SEGV $$")));

        Assert.Contains("SIGSEGV", failure, StringComparison.Ordinal);
        Assert.Contains("running: Planted.First", failure, StringComparison.Ordinal);
        Assert.Contains("last words", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hang_is_ended_with_everything_it_started()
    {
        var mark = Path.Combine(_folder.FullName, "child");

        var failure = Assert.Single(Failures(RunWithin(3, Starting, $"sleep 600 & echo $! > {mark}", "wait")));

        Assert.Contains("still running after 3 s", failure, StringComparison.Ordinal);
        Assert.Contains("running: Planted.First", failure, StringComparison.Ordinal);
        Assert.False(IsRunning(File.ReadAllText(mark).Trim()));
    }

    [Theory]
    [InlineData("exit 0", "ran no test")]
    [InlineData("exit 3", "exit code 3")]
    public void A_run_without_tests_is_a_failure(string end, string told) => Assert.Contains(told, Assert.Single(Failures(Run(end))), StringComparison.Ordinal);

    [Fact]
    public void An_executable_that_is_not_there_is_a_failure() => Assert.Single(Failures(RunExecutable("missing", 60)));

    [Fact]
    public void An_unknown_part_is_answered_with_the_names()
    {
        var answer = Commands.Run("node", [Path.Combine(Tree.Root, "eng/tests/main.mjs"), "nothing-like-it"]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("Architecture", answer.Output, StringComparison.Ordinal);
        Assert.Contains("contracts", answer.Output, StringComparison.Ordinal);
    }

    /// <summary>An ended process that nobody has waited for yet is still listed, as a zombie.</summary>
    private static bool IsRunning(string process)
    {
        var status = Commands.Run("cat", [$"/proc/{process}/status"]).Output;
        return status.Length > 0 && !status.Contains("State:\tZ", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Failures(JsonElement result) => result.GetProperty("failures").EnumerateArray().Select(failure => failure.GetString()!);

    private JsonElement Run(params string[] script) => RunWithin(60, script);

    private JsonElement RunWithin(int limitSeconds, params string[] script)
    {
        var path = Path.Combine(_folder.FullName, "planted");
        File.WriteAllText(path, string.Join('\n', script.Prepend("#!/bin/sh")) + "\n");
        Assert.Equal(0, Commands.Run("chmod", ["+x", path]).ExitCode);
        return RunExecutable("planted", limitSeconds);
    }

    private JsonElement RunExecutable(string path, int limitSeconds)
    {
        var module = JsonSerializer.Serialize(new Uri(Path.Combine(Tree.Root, "eng/tests/executable.mjs")).AbsoluteUri);
        var program = $"""
            const runner = await import({module});
            const result = await runner.runExecutable({JsonSerializer.Serialize(new { name = "Planted", path, args = Array.Empty<string>() })}, {JsonSerializer.Serialize(_folder.FullName)}, {limitSeconds});
            console.log(JSON.stringify(result));
            """;
        var run = Commands.Run("node", ["--input-type=module", "-e", program]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement.Clone();
    }
}
