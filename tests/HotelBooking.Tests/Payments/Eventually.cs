namespace HotelBooking.Tests.Payments;

/// <summary>Polls until something holds, with a deadline that only a broken program reaches.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Asks until the answer fits, and gives it.</summary>
    public static async Task<T> IsAsync<T>(Func<Task<T>> ask, Func<T, bool> fits, string what)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (fits(answer))
            {
                return answer;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Deadline, $"This did not happen within {Deadline}: {what}. Last seen: {answer}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public static Task HoldsAsync(Func<bool> condition, string what) => IsAsync(() => Task.FromResult(condition()), holds => holds, what);
}
