namespace HotelBooking.BookingUi.Site;

/// <summary>A secret of the site.</summary>
/// <param name="KeyId">Names it in what it sealed.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Secret">32 random bytes.</param>
internal sealed record SiteKey(byte[] KeyId, DateTimeOffset CreatedAt, byte[] Secret);
