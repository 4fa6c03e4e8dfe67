using Microsoft.Extensions.Logging;
using Posthouse.Payments.Books;

namespace Posthouse.Payments.Refunding;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Refund {Refund} of payment {Payment} failed at the bank: the money has to be given back in another way")]
    public static partial void RefundFailed(ILogger logger, RefundId refund, PaymentId payment);
}
