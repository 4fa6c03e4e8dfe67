using HotelBooking.Reservations.Inventory;
using Microsoft.Extensions.DependencyInjection;

namespace HotelBooking.Tests.Reservations;

/// <summary>Invariants 1 and 2: no night is oversold, and what is held and sold is what reservations say. For any test whose cluster hosts Reservations.</summary>
internal static class InventoryChecker
{
    /// <param name="reservations">The services of the component Reservations.</param>
    public static async Task CheckAsync(IServiceProvider reservations) =>
        Assert.Empty(await reservations.GetRequiredService<InventoryAudit>().FindAsync(TestContext.Current.CancellationToken));
}
