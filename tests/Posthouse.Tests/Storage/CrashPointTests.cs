using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

public sealed class CrashPointTests
{
    [Fact]
    public void A_crash_point_without_a_valid_passing_is_refused() =>
        Assert.Throws<ArgumentException>(() => CrashPoints.Parse("while-job-runs:soon"));
}
