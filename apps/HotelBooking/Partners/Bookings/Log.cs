using Microsoft.Extensions.Logging;

namespace HotelBooking.Partners.Bookings;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Whether {Partner} has booked {Reference} is not known, it is asked: {Reason}")]
    public static partial void OutcomeUnknown(ILogger logger, string reference, string partner, string reason);
}
