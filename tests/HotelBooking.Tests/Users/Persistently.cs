using Grpc.Core;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Users;

/// <summary>Calls again while the process that is called is down, as every caller with a durable job does.</summary>
internal static class Persistently
{
    public static async Task<T> CallAsync<T>(Func<Task<T>> call, Func<T, bool> isWanted)
        where T : class =>
        (await Eventually.BecomesAsync(() => TryAsync(call), answer => answer is not null && isWanted(answer), "it answers as wanted", TestContext.Current.CancellationToken))!;

    private static async Task<T?> TryAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (RpcException failed) when (failed.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Unknown or StatusCode.Internal)
        {
            // The process died; it is started again.
            return null;
        }
    }
}
