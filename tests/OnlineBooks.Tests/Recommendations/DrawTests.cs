using OnlineBooks.Recommendations;

namespace OnlineBooks.Tests.Recommendations;

public sealed class DrawTests
{
    private const int Seed = 20_261_121;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    [InlineData(int.MaxValue, 5)]
    [InlineData(-1, 0)]
    [InlineData(int.MinValue, 0)]
    public void Never_more_come_than_were_asked_for_or_are_there(int most, int come)
    {
        var drawn = Draw.From(["a", "b", "c", "d", "e"], most, new Random(Seed));

        Assert.Equal(come, drawn.Count);
    }

    [Fact]
    public void Nothing_comes_twice()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 1_000; round++)
        {
            var drawn = Draw.From([1, 2, 3, 4, 5, 6, 7], 5, random);

            Assert.Equal(5, drawn.Distinct().Count());
        }
    }

    [Fact]
    public void The_hat_is_left_as_it_was()
    {
        int[] hat = [1, 2, 3, 4, 5];

        Draw.From(hat, 5, new Random(Seed));

        Assert.Equal([1, 2, 3, 4, 5], hat);
    }

    [Fact]
    public void Every_ordered_choice_is_equally_likely()
    {
        const int rounds = 60_000;
        var random = new Random(Seed);
        var counts = new Dictionary<(int, int), int>();
        for (var round = 0; round < rounds; round++)
        {
            var drawn = Draw.From([1, 2, 3, 4], 2, random);
            counts[(drawn[0], drawn[1])] = counts.GetValueOrDefault((drawn[0], drawn[1])) + 1;
        }

        // Pearson's chi squared over the 12 ordered pairs; 31.26 is the 0.1 % point for 11 degrees of freedom.
        const double expected = rounds / 12.0;
        var chiSquared = counts.Values.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.Equal(12, counts.Count);
        Assert.True(chiSquared < 31.26, $"chi squared is {chiSquared:0.0} with seed {Seed}");
    }
}
