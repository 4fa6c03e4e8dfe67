using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Events;

namespace HotelBooking.Search.Filling;

/// <summary>Keeps rooms left, prices and restrictions as Reservations has them.</summary>
internal sealed class FollowInventory : IFollower<InventoryChanged>
{
    public async ValueTask HandleAsync(InventoryChanged fact, FactContext context)
    {
        foreach (var nights in fact.Nights)
        {
            await context.Transaction.SetNightsAsync(nights);
        }
    }
}
