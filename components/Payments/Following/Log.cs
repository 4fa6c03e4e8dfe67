using Microsoft.Extensions.Logging;
using Posthouse.Payments.Books;

namespace Posthouse.Payments.Following;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The bank refused a step of payment {Payment} ({Status} {Code}); it is asked how the payment stands")]
    public static partial void StepRefused(ILogger logger, PaymentId payment, int status, string code);
}
