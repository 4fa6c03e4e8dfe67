using Microsoft.Extensions.Logging;

namespace HotelBooking.Reservations.Paying;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Locator} is confirmed")]
    public static partial void Confirmed(ILogger logger, string locator);

    [LoggerMessage(2, LogLevel.Warning, "{Locator} was paid for, but its rooms are gone: the money goes back")]
    public static partial void Rejected(ILogger logger, string locator);

    [LoggerMessage(3, LogLevel.Information, "The bank could not be asked about {Locator}, its message will tell: {Reason}")]
    public static partial void NotSettled(ILogger logger, string locator, string reason);

    [LoggerMessage(4, LogLevel.Error, "The refund of {Locator} has failed at the bank: somebody must act")]
    public static partial void RefundFailed(ILogger logger, string locator);

    [LoggerMessage(5, LogLevel.Error, "{Locator} is confirmed, but the bank did not charge what it kept ready: somebody must ask the guest for the money")]
    public static partial void NotCharged(ILogger logger, string locator);
}
