using Posthouse.Preparations;

namespace Posthouse.Tests.Preparations;

public sealed class PreparationBoardTests
{
    [Fact]
    public void Without_a_terminal_there_are_a_few_lines()
    {
        var written = Show(isTerminal: false, Enumerable.Range(0, 1_001).Select(static done => new PreparationStep("Search", done, 1_000)));

        var lines = written.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Preparing Search: 0 %", "Preparing Search: 25 %", "Preparing Search: 50 %", "Preparing Search: 75 %"], lines[..^1]);
        Assert.StartsWith("Prepared Search in ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_terminal_one_line_is_drawn_over_itself_with_a_bar_for_each_component()
    {
        var written = Show(isTerminal: true, [new("Search", 1, 4), new("Reservations", 1, 2), new("Search", 4, 4)]);

        Assert.Contains($"Preparing Reservations {new string('█', 12)}{new string('░', 12)}  50 %   Preparing Search {new string('█', 6)}{new string('░', 18)}  25 %\r", written, StringComparison.Ordinal);
        Assert.EndsWith(Environment.NewLine, written, StringComparison.Ordinal);
        Assert.Equal(1, written.Count(static letter => letter == '\n'));
    }

    [Fact]
    public void Reports_of_every_row_are_thinned_out()
    {
        var told = new List<long>();
        var progress = new PreparationProgress((done, _) => told.Add(done));

        for (var done = 0; done <= 100_000; done++)
        {
            progress.Report(done, 100_000);
        }

        Assert.Equal(201, told.Count);
        Assert.Equal((0, 100_000), (told[0], told[^1]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Impossible_reports_are_refused(long done, long total) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PreparationProgress.Unseen.Report(done, total));

    private static string Show(bool isTerminal, IEnumerable<PreparationStep> steps)
    {
        using var writer = new StringWriter();
        var board = new PreparationBoard(writer, isTerminal);
        foreach (var step in steps)
        {
            board.Show(step);
        }

        return writer.ToString();
    }
}
