namespace HotelBooking.Tests.Clusters;

/// <summary>Polls until something holds, with a deadline that only a broken program reaches.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>The first value that is as it shall be.</summary>
    public static async Task<T> BecomesAsync<T>(Func<Task<T>> read, Func<T, bool> isRight, string what)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var value = await read();
            if (isRight(value))
            {
                return value;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Deadline, $"This did not happen within {Deadline}: {what}; last seen: {value}");
            await Task.Delay(Poll, TestContext.Current.CancellationToken);
        }
    }

    public static Task HoldsAsync(Func<Task<bool>> condition, string what) => BecomesAsync(condition, static holds => holds, what);

    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), what);
}
