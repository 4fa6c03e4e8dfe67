using Grpc.Core;

namespace HotelBooking.Tests.Users;

/// <summary>Calls again while the process that is called is down, as every caller with a durable job does.</summary>
internal static class Persistently
{
    public static async Task<T> CallAsync<T>(Func<Task<T>> call, Func<T, bool> isWanted)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                if (await call() is var answer && isWanted(answer))
                {
                    return answer;
                }
            }
            catch (RpcException failed) when (failed.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Unknown or StatusCode.Internal)
            {
                // The process died; it is started again.
            }

            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(90), "It never answers as wanted.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
