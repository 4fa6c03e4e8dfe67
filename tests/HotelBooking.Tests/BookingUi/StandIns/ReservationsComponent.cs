using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;

namespace HotelBooking.Tests.BookingUi.StandIns;

/// <summary>Stands in for Reservations.</summary>
internal sealed class ReservationsComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<ReservationsStandIn>()
        .Uses(services => services.AddSingleton<ReservationBooks>());
}
