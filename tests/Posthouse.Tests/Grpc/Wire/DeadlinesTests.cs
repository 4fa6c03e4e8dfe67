using Posthouse.Grpc.Wire;

namespace Posthouse.Tests.Grpc.Wire;

public sealed class DeadlinesTests
{
    private static readonly DateTime Noon = new(2030, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void No_deadline_and_the_last_instant_are_none()
    {
        Assert.Null(Deadlines.Normalize(null));
        Assert.Null(Deadlines.Normalize(DateTime.MaxValue));
        Assert.Null(Deadlines.Normalize(DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)));
    }

    [Fact]
    public void The_first_instant_has_passed_whatever_its_kind() => Assert.Equal(DateTimeKind.Utc, Deadlines.Normalize(DateTime.MinValue)!.Value.Kind);

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_deadline_is_in_UTC(DateTimeKind kind) =>
        Assert.Throws<InvalidOperationException>(() => Deadlines.Normalize(DateTime.SpecifyKind(Noon, kind)));

    [Fact]
    public void Time_left_beyond_the_last_instant_ends_there()
    {
        Assert.Equal(Noon.AddHours(1), Deadlines.After(Noon, TimeSpan.FromHours(1)));
        Assert.Equal(DateTime.MaxValue, Deadlines.After(Noon, TimeSpan.FromHours(99_999_999)));
    }
}
