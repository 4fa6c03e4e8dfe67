using HotelBooking.BookingUi.Words;

namespace HotelBooking.Tests.BookingUi.Search;

public sealed class DistanceTextTests
{
    [Theory]
    [InlineData(3, "50 m")]
    [InlineData(640, "650 m")]
    [InlineData(974, "950 m")]
    [InlineData(975, "1.0 km")]
    [InlineData(1_290, "1.3 km")]
    [InlineData(9_949, "9.9 km")]
    [InlineData(9_950, "10 km")]
    [InlineData(24_400, "24 km")]
    public void A_distance_is_rounded_once_and_stays_below_the_next_unit(int meters, string words) => Assert.Equal(words, DistanceText.Of(meters).Replace('\u00a0', ' '));
}
