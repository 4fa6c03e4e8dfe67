using Microsoft.Extensions.Logging;

namespace Users.Outgoing;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The mail {Key} was sent at attempt {Attempt}.")]
    public static partial void Sent(ILogger logger, string key, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail {Key} was refused for good; a person must act. {Answer}")]
    public static partial void Refused(ILogger logger, string key, string answer);
}
