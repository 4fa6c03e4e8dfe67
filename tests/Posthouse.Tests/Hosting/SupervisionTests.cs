using Posthouse.Hosting;
using Posthouse.Hosting.Supervision;

namespace Posthouse.Tests.Hosting;

public sealed class SupervisionTests
{
    [Fact]
    public void Waits_double_up_to_ten_seconds_and_are_spread_by_chance()
    {
        var backoff = new Backoff(new Random(5));

        var waits = Enumerable.Range(0, 12).Select(_ => backoff.Next(TimeSpan.Zero)).ToList();

        for (var crash = 0; crash < waits.Count; crash++)
        {
            var whole = TimeSpan.FromSeconds(Math.Min(10, 0.2 * Math.Pow(2, crash)));
            Assert.InRange(waits[crash], whole / 2, whole);
        }

        Assert.Equal(waits.Count, waits.Distinct().Count());
    }

    [Fact]
    public void Waits_begin_anew_after_a_minute_of_health()
    {
        var backoff = new Backoff(new Random(5));
        for (var crash = 0; crash < 10; crash++)
        {
            backoff.Next(TimeSpan.FromSeconds(59));
        }

        Assert.InRange(backoff.Next(TimeSpan.FromMinutes(1)), TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.2));
    }

    [Theory]
    [InlineData(null, null, false, true)]
    [InlineData(null, null, true, false)]
    [InlineData(null, "1", true, true)]
    [InlineData("1", null, false, false)]
    [InlineData("1", "1", false, false)]
    public void Colours_are_for_terminals_unless_asked_otherwise(string? no, string? force, bool isRedirected, bool coloured) =>
        Assert.Equal(coloured, ProcessOutput.WantsColours(name => name == "NO_COLOR" ? no : force, isRedirected));

    [Fact]
    public async Task Lines_carry_the_name_of_their_process()
    {
        var written = new StringWriter();
        var output = new ProcessOutput(written, coloured: false, width: 5);

        await output.PumpAsync("echo", 1, new StringReader("one\ntwo"));

        Assert.Equal($"echo  | one{Environment.NewLine}echo  | two{Environment.NewLine}", written.ToString());
    }

    [Fact]
    public void A_welcome_never_shows_the_key() => Assert.DoesNotContain("secret", new Welcome("secret", IsOpen: false, TimeSpan.Zero, Faults: null).ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_address_book_tells_of_changes_and_of_nothing_else()
    {
        var book = new AddressBook();
        var changes = 0;
        book.Changed += (_, _) => changes++;

        book.Set("front", [new Uri("http://127.0.0.1:1")]);
        book.Set("front", [new Uri("http://127.0.0.1:1")]);
        book.Set("front", [new Uri("http://127.0.0.1:2")]);

        Assert.Equal(2, changes);
        Assert.Equal(new Uri("http://127.0.0.1:2"), Assert.Single(book.Of("front")));
        Assert.Empty(book.Of("rest"));
    }
}
