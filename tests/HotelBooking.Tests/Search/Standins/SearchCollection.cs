namespace HotelBooking.Tests.Search.Standins;

/// <summary>Tests that share one cluster; each changes hotels of its own only.</summary>
[CollectionDefinition(Name)]
public sealed class SearchCollection : ICollectionFixture<SearchCluster>
{
    public const string Name = "search";
}
