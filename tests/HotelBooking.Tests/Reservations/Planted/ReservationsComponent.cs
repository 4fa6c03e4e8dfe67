using Posthouse.Components;

namespace HotelBooking.Tests.Reservations.Planted;

/// <summary>Reservations, but rooms are looked at first and taken then.</summary>
internal sealed class ReservationsComponent : IComponent
{
    public static void Define(ComponentBuilder component)
    {
        HotelBooking.Reservations.ReservationsComponent.Define(component);
        component.Intercepts<ReadThenUpdate>();
    }
}
