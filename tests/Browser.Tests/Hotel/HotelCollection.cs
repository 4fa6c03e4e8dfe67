namespace Browser.Tests.Hotel;

/// <summary>The tests that share one hotel site.</summary>
[CollectionDefinition(Name)]
public sealed class HotelCollection : ICollectionFixture<HotelBrowser>
{
    public const string Name = "hotel";
}
