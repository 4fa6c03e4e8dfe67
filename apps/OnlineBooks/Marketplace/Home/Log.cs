using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace OnlineBooks.Marketplace.Home;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The first page was shown without recommendations: {Status} {Detail}")]
    public static partial void WithoutRecommendations(ILogger logger, StatusCode status, string detail);
}
