namespace HotelBooking.Tests.Reservations;

/// <summary>Waits for what happens in the background; fails after a while, saying what did not happen.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    public static async Task<T> GetAsync<T>(string what, Func<Task<T>> look, Func<T, bool> isIt)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isIt(seen))
            {
                return seen;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"{what} did not happen; last seen: {seen}");
            await Task.Delay(Step, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public static Task TrueAsync(string what, Func<bool> look) => GetAsync(what, () => Task.FromResult(look()), seen => seen);
}
