namespace HotelBooking.BookingUi.Words;

/// <summary>Names of partners.</summary>
internal static class PartnerText
{
    /// <summary>The name with a capital letter: <c>Meridian</c>.</summary>
    public static string Of(string partner) => partner.Length == 0 ? partner : char.ToUpperInvariant(partner[0]) + partner[1..];
}
