using Microsoft.Extensions.Logging;

namespace HotelBooking.Partners.Asking;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Partner} did not answer a search in time")]
    public static partial void TimedOut(ILogger logger, string partner);

    [LoggerMessage(2, LogLevel.Warning, "{Partner} failed a search ({Failure}): {Reason}")]
    public static partial void Failed(ILogger logger, string partner, PartnerFailure failure, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Partner} made {Count} offers that were dropped: {Reason}")]
    public static partial void Dropped(ILogger logger, string partner, int count, string reason);
}
