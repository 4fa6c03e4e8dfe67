using Microsoft.Extensions.Logging;

namespace HotelBooking.Partners.Exchanges;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "An exchange with {Partner} ({Operation}) could not be written down")]
    public static partial void ExchangeLost(ILogger logger, Exception exception, string partner, string operation);
}
