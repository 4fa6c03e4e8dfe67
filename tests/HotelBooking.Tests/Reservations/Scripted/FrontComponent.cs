using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Components;

namespace HotelBooking.Tests.Reservations.Scripted;

/// <summary>The component in whose name tests call.</summary>
internal sealed class FrontComponent : IComponent
{
    public const string Name = "Front";

    public static void Define(ComponentBuilder component) => component
        .Calls<ReservationsService.ReservationsServiceClient>()
        .Calls<InventoryService.InventoryServiceClient>();
}
