namespace HotelBooking.Tests.BookingUi.Search;

/// <summary>The tests that share one site.</summary>
[CollectionDefinition(Name)]
public sealed class SearchSiteCollection : ICollectionFixture<SearchSite>
{
    public const string Name = "search site";
}
