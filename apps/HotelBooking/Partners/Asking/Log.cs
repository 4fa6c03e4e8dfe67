using Microsoft.Extensions.Logging;

namespace HotelBooking.Partners.Asking;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Message = "{Partner} did not answer a search in time")]
    public static partial void TimedOut(ILogger logger, LogLevel level, string partner);

    [LoggerMessage(EventId = 2, Message = "{Partner} failed a search ({Failure}): {Reason}")]
    public static partial void Failed(ILogger logger, LogLevel level, string partner, PartnerFailure failure, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Partner} made {Count} offers that were dropped: {Reason}")]
    public static partial void Dropped(ILogger logger, string partner, int count, string reason);
}
