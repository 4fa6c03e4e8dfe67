using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace HotelBooking.BookingUi.Home;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "The first page leaves out the city {PlaceId}: {Status}")]
    public static partial void WithoutCity(ILogger logger, string placeId, StatusCode status);
}
