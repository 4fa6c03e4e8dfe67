using Microsoft.Extensions.Logging;

namespace HotelBooking.Reservations.Holds;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "The hold of {Locator} has ended")]
    public static partial void HoldEnded(ILogger logger, string locator);

    [LoggerMessage(2, LogLevel.Warning, "The bank could not be asked about {Locator} at the end of its hold, what it says later is a late payment: {Reason}")]
    public static partial void BankNotAsked(ILogger logger, string locator, string reason);
}
