using System.Globalization;

namespace Posthouse.Tests.Hostile;

/// <summary>
/// Damaged frames, header blocks, messages and bodies, from valid ones, at one port that speaks gRPC, gRPC-Web, Connect, REST and pages, in a process with a small heap. POSTHOUSE_HOSTILE_SEED
/// repeats a run.
/// </summary>
public sealed class HostileTests(ITestOutputHelper output)
{
    private const int Enough = 200_000;

    [Fact]
    public async Task Two_hundred_thousand_damaged_inputs_neither_end_nor_hold_up_nor_upset_a_process()
    {
        var seed = Seed();
        output.WriteLine($"Seed {seed}");
        await using var target = await TargetProcess.StartAsync("sound");
        using var assault = new Assault(target, seed, TimeSpan.FromSeconds(30));

        var problem = await assault.RunAsync(Enough, batch: 20_000, Cancel);

        output.WriteLine($"{assault.Sent}");
        Assert.True(problem is null, problem);
        Assert.True(assault.Sent.Total >= Enough, $"Only {assault.Sent}.");
        Assert.All([assault.Sent.Frames, assault.Sent.Blocks, assault.Sent.Messages, assault.Sent.Bodies], count => Assert.InRange(count, Enough / 50, Enough));
        Assert.Equal(TargetProcess.HeapLimit, (await target.StateAsync(Cancel)).Memory);
    }

    [Theory]
    [InlineData("hanging", "")]
    [InlineData("crashing", "Stack overflow")]
    [InlineData("throwing", "ArgumentOutOfRangeException")]
    public async Task A_planted_bug_of_a_parser_is_found(string planted, string trace)
    {
        var seed = Seed();
        output.WriteLine($"Seed {seed}");
        await using var target = await TargetProcess.StartAsync(planted);
        using var assault = new Assault(target, seed, TimeSpan.FromSeconds(5));

        var problem = await assault.RunAsync(Enough, batch: 2_000, Cancel);

        output.WriteLine($"{problem}");
        Assert.NotNull(problem);
        Assert.True(target.Said(trace), $"Found something else: {problem}");
    }

    [Theory]
    [InlineData("collecting")]
    [InlineData("conversing")]
    [InlineData("keyed")]
    public async Task A_planted_bug_behind_lines_of_json_and_behind_a_key_is_found_by_rest_alone(string planted)
    {
        var seed = Seed();
        output.WriteLine($"Seed {seed}");
        await using var target = await TargetProcess.StartAsync(planted);
        using var assault = new Assault(target, seed, TimeSpan.FromSeconds(30)) { OnlyRest = true };

        var problem = await assault.RunAsync(Enough, batch: 2_000, Cancel);

        output.WriteLine($"{problem}");
        Assert.True(target.Said("ArgumentOutOfRangeException"), $"Found something else: {problem}");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal static int Seed() => Environment.GetEnvironmentVariable("POSTHOUSE_HOSTILE_SEED") is { Length: > 0 } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : TimeProvider.System.GetTimestamp().GetHashCode();
}
