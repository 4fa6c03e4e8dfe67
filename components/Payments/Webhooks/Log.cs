using Microsoft.Extensions.Logging;

namespace Posthouse.Payments.Webhooks;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A message to the bank's address was refused: its signature does not fit")]
    public static partial void BadSignature(ILogger logger);

    [LoggerMessage(2, LogLevel.Debug, "The bank tells {Type} ({Id}); new: {IsNew}")]
    public static partial void Heard(ILogger logger, string type, string id, bool isNew);

    [LoggerMessage(3, LogLevel.Information, "The bank sends its messages to {Url} (endpoint {Id})")]
    public static partial void Registered(ILogger logger, Uri url, string id);
}
