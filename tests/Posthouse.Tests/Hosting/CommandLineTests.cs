using Posthouse.Hosting;

namespace Posthouse.Tests.Hosting;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Without_arguments_everything_runs_here_on_port_5000()
    {
        var options = await ParseAsync();

        Assert.Equal(("one", null, 5000, "localhost", false), (options.Topology, options.Process, options.Port, options.Host, options.TestControls));
        Assert.Equal(Path.GetFullPath(".data"), options.Data);
    }

    [Fact]
    public async Task Every_option_is_read()
    {
        var options = await ParseAsync("--topology", "split", "--process", "front", "--port", "0", "--data", "/tmp/x", "--listen", "A=http://localhost:1", "--listen", "B=http://localhost:2", "--test-controls");

        Assert.Equal(("split", "front", 0, "*", "/tmp/x", true), (options.Topology, options.Process, options.Port, options.Host, options.Data, options.TestControls));
        Assert.Equal(new Uri("http://localhost:2"), options.Listen["B"]);
        Assert.Equal(2, options.Listen.Count);
    }

    [Theory]
    [InlineData("--prot", "1")]
    [InlineData("--port", "x")]
    [InlineData("--port", "65536")]
    [InlineData("--host", "example.org")]
    [InlineData("--listen", "http://localhost:1")]
    [InlineData("--listen", "A=localhost")]
    [InlineData("--listen", "A=http://h:1", "--listen", "A=http://h:2")]
    public async Task Wrong_input_runs_nothing_and_exits_with_2(params string[] args) =>
        Assert.Equal(2, await new CommandLine("test").RunAsync(args, _ => throw new InvalidOperationException("It ran.")));

    [Fact]
    public async Task The_exit_code_is_that_of_the_run() => Assert.Equal(7, await new CommandLine("test").RunAsync([], _ => Task.FromResult(7)));

    private static async Task<RunOptions> ParseAsync(params string[] args)
    {
        RunOptions? read = null;
        await new CommandLine("test").RunAsync(args, options =>
        {
            read = options;
            return Task.FromResult(0);
        });
        return read!;
    }
}
