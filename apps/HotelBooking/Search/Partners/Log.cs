using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace HotelBooking.Search.Partners;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Partners ended with {Status} after {Answers} answers; results are shown without the rest.")]
    public static partial void PartnersMissing(ILogger logger, StatusCode status, int answers);
}
