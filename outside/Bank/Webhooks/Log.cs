namespace Bank.Webhooks;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Event {Id} is not delivered yet (attempt {Attempt}): {Answer}")]
    public static partial void NotDelivered(ILogger logger, string id, int attempt, string answer);
}
