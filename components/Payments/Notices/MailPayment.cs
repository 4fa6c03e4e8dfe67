using Posthouse.Contracts.Users.V1;
using Posthouse.Jobs;
using Posthouse.Payments.Books;
using Posthouse.Storage;

namespace Posthouse.Payments.Notices;

/// <summary>Tell the payer that the money was taken.</summary>
internal sealed record MailPayment(PaymentId PaymentId);

/// <summary>Tell the payer that money was given back.</summary>
internal sealed record MailRefund(RefundId RefundId);

/// <summary>Does <see cref="MailPayment"/>.</summary>
internal sealed class MailPaymentJob(Database database, MailService.MailServiceClient mail, PaymentsOptions options) : IJob<MailPayment>
{
    public async Task RunAsync(MailPayment payload, JobContext context, CancellationToken cancellationToken)
    {
        var payment = await database.ReadAsync(reader => reader.GetAsync(payload.PaymentId), cancellationToken);
        await mail.SendMailAsync(MailTexts.Paid(payment, options), cancellationToken: cancellationToken);
    }
}

/// <summary>Does <see cref="MailRefund"/>.</summary>
internal sealed class MailRefundJob(Database database, MailService.MailServiceClient mail, PaymentsOptions options) : IJob<MailRefund>
{
    public async Task RunAsync(MailRefund payload, JobContext context, CancellationToken cancellationToken)
    {
        var (payment, refund) = await database.ReadAsync(
            async reader =>
            {
                var row = (await reader.FindRefundAsync(payload.RefundId))!;
                return (await reader.GetAsync(row.PaymentId), row);
            },
            cancellationToken);
        await mail.SendMailAsync(MailTexts.GivenBack(payment, refund, options), cancellationToken: cancellationToken);
    }
}
