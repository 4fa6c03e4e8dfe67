using FsCheck;
using FsCheck.Fluent;
using Posthouse.Grpc.Wire;

namespace Posthouse.Tests.Grpc.Wire;

public sealed class TimeoutHeaderTests
{
    [Theory]
    [InlineData(0, "1n")]
    [InlineData(-5, "1n")]
    [InlineData(1, "1u")]
    [InlineData(10, "1u")]
    [InlineData(11, "2u")]
    [InlineData(TimeSpan.TicksPerSecond, "1000000u")]
    [InlineData(99_999_999 * TimeSpan.TicksPerMicrosecond, "99999999u")]
    [InlineData((99_999_999 * TimeSpan.TicksPerMicrosecond) + 1, "100000m")]
    [InlineData(TimeSpan.TicksPerDay, "86400000m")]
    [InlineData(2 * TimeSpan.TicksPerDay, "172800S")]
    [InlineData(10_000 * TimeSpan.TicksPerDay, "14400000M")]
    [InlineData(long.MaxValue, "99999999H", true)]
    public void Time_left_is_written_in_the_finest_unit_that_fits(long ticks, string expected, bool atMost = false)
    {
        var written = TimeoutHeader.Format(TimeSpan.FromTicks(ticks));

        Assert.True(atMost ? written.Length <= expected.Length : written == expected, written);
    }

    [Theory]
    [InlineData("1n", 1)]
    [InlineData("100n", 1)]
    [InlineData("101n", 2)]
    [InlineData("0m", 0)]
    [InlineData("5u", 50)]
    [InlineData("200m", 200 * TimeSpan.TicksPerMillisecond)]
    [InlineData("3S", 3 * TimeSpan.TicksPerSecond)]
    [InlineData("2M", 2 * TimeSpan.TicksPerMinute)]
    [InlineData("99999999H", 99_999_999 * TimeSpan.TicksPerHour)]
    public void Time_left_is_read(string value, long ticks)
    {
        Assert.True(TimeoutHeader.TryParse(value, out var timeLeft));
        Assert.Equal(ticks, timeLeft.Ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("1")]
    [InlineData("1s")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData("1.5S")]
    [InlineData(" 1S")]
    [InlineData("1 S")]
    [InlineData("100000000S")]
    [InlineData("١S")]
    public void What_is_not_a_time_is_refused(string value) => Assert.False(TimeoutHeader.TryParse(value, out _));

    [Fact]
    public void What_is_written_is_read_back_and_never_shorter() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<long>().Filter(ticks => ticks > 0),
        ticks => TimeoutHeader.TryParse(TimeoutHeader.Format(TimeSpan.FromTicks(ticks)), out var read) && read.Ticks >= ticks));
}
