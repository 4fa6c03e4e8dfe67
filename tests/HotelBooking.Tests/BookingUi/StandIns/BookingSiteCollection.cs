namespace HotelBooking.Tests.BookingUi.StandIns;

/// <summary>The tests that share one site.</summary>
[CollectionDefinition(Name)]
public sealed class BookingSiteCollection : ICollectionFixture<BookingSite>
{
    public const string Name = "booking site";
}
