using Posthouse.Testing.Clocks;
using Posthouse.Testing.Observing;

namespace Posthouse.Tests.Testing;

public sealed class EventuallyTests
{
    private readonly ManualClock _clock = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_there_costs_no_wait()
    {
        var looks = 0;

        var seen = await Eventually.BecomesAsync(() => Task.FromResult(++looks), static _ => true, static () => "a look", _clock, Cancelled);

        Assert.Equal((1, 1), (seen, looks));
    }

    [Fact]
    public async Task It_looks_again_until_it_is_right()
    {
        var looks = 0;

        var seen = await Eventually.BecomesAsync(() => Task.FromResult(++looks), static look => look == 3, "three looks", Cancelled);
        await Eventually.HoldsAsync(() => ++looks == 6, "six looks", Cancelled);

        Assert.Equal((3, 6), (seen, looks));
    }

    [Fact]
    public async Task What_does_not_come_about_is_told_with_what_was_last_seen()
    {
        var waiting = Eventually.BecomesAsync(static () => Task.FromResult<string[]>(["Emma", "Dracula"]), static books => books.Length == 3, static () => "three books", _clock, Cancelled);

        _clock.Advance(Eventually.Patience);

        var late = await Assert.ThrowsAsync<TimeoutException>(() => waiting);
        Assert.Equal("This did not come about within 00:05:00: three books\nLast seen: [Emma, Dracula]", late.Message);
    }

    [Fact]
    public async Task A_look_that_fails_and_a_test_that_is_cancelled_end_it()
    {
        using var over = new CancellationTokenSource();
        var waiting = Eventually.HoldsAsync(static () => false, static () => "never", over.Token);

        await over.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAsync<FormatException>(static () => Eventually.BecomesAsync<int>(static () => throw new FormatException(), static _ => true, "never", CancellationToken.None));
    }
}
