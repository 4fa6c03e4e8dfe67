using Posthouse.Components;

namespace HotelBooking.Tests.BookingUi.Search;

/// <summary>Stands in for Search.</summary>
internal sealed class SearchComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<SearchStandIn>();
}
