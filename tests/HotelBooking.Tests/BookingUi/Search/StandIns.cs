using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Components;
using Posthouse.Contracts.Users.V1;

namespace HotelBooking.Tests.BookingUi.Search;

/// <summary>Stands in for Search.</summary>
internal sealed class SearchComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<SearchStandIn>();
}

/// <summary>Stands in for Reservations, which the pages of the search do not call.</summary>
internal sealed class ReservationsComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<ReservationsStandIn>();
}

internal sealed class ReservationsStandIn : ReservationsService.ReservationsServiceBase;

/// <summary>Stands in for Users, which the pages of the search do not call.</summary>
internal sealed class UsersComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<UsersStandIn>();
}

internal sealed class UsersStandIn : UsersService.UsersServiceBase;
