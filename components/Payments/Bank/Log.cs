using Microsoft.Extensions.Logging;

namespace Posthouse.Payments.Bank;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The bank does not answer: no request is made for {Wait}, then one tries")]
    public static partial void LeftAlone(ILogger logger, TimeSpan wait);

    [LoggerMessage(2, LogLevel.Information, "The bank answers again")]
    public static partial void AnswersAgain(ILogger logger);
}
