using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace HotelBooking.BookingUi.Hotels;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A hotel's page was shown without its price calendar: {Status} {Detail}")]
    public static partial void WithoutCalendar(ILogger logger, StatusCode status, string detail);
}
