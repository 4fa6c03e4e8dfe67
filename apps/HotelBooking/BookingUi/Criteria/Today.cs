namespace HotelBooking.BookingUi.Criteria;

/// <summary>Which date it is where.</summary>
internal static class Today
{
    /// <summary>The date at a place; where its zone is not known, the earliest date that it is anywhere, so that nobody's today is over.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="timeZone">IANA id of the place's zone; empty when it is not known.</param>
    public static DateOnly At(TimeProvider time, string timeZone)
    {
        var now = time.GetUtcNow();
        return DateOnly.FromDateTime(timeZone.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone)
            ? TimeZoneInfo.ConvertTime(now, zone).DateTime
            : now.UtcDateTime.AddHours(-12));
    }
}
