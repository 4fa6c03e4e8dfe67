using System.Globalization;
using Posthouse.Contracts.Users.V1;
using Posthouse.Payments.Books;
using Posthouse.Values;

namespace Posthouse.Payments.Notices;

/// <summary>What the mails about money say.</summary>
internal static class MailTexts
{
    public static SendMailRequest Paid(PaymentRow payment, PaymentsOptions options)
    {
        var captured = new Money(payment.Captured, payment.Currency);
        var content = new MailContent
        {
            Heading = $"We received your payment of {captured.InWords()}",
            Paragraphs = { $"Thank you. The payment for {payment.Description} went through." },
            Facts =
            {
                new MailFact { Name = "Paid", Value = captured.InWords(), Strong = true },
                new MailFact { Name = "For", Value = payment.Description },
                new MailFact { Name = "Card", Value = payment.Card },
                new MailFact { Name = "Date", Value = Day(payment.CapturedAt) },
                new MailFact { Name = "Receipt number", Value = payment.ReceiptNumber },
            },
            Closing = { $"{options.LegalName}, {options.LegalAddress}" },
        };
        return Mail($"payment:{payment.Id}", payment, $"Payment received: {captured.InWords()} for {payment.Description}", content);
    }

    public static SendMailRequest GivenBack(PaymentRow payment, RefundRow refund, PaymentsOptions options)
    {
        var amount = new Money(refund.Amount, payment.Currency);
        var content = new MailContent
        {
            Heading = $"{amount.InWords()} is on its way back to you",
            Paragraphs = { $"{refund.Description}. The bank has the refund; it takes up to ten days until your card’s bank shows it." },
            Facts =
            {
                new MailFact { Name = "Given back", Value = amount.InWords(), Strong = true },
                new MailFact { Name = "Of the payment for", Value = payment.Description },
                new MailFact { Name = "Card", Value = payment.Card },
                new MailFact { Name = "Credit note number", Value = refund.CreditNoteNumber ?? "" },
                new MailFact { Name = "To receipt number", Value = payment.ReceiptNumber ?? "" },
            },
            Closing = { $"{options.LegalName}, {options.LegalAddress}" },
        };
        return Mail($"refund:{refund.Id}", payment, $"Refund of {amount.InWords()} for {payment.Description}", content);
    }

    private static SendMailRequest Mail(string key, PaymentRow payment, string subject, MailContent content)
    {
        if (payment.Reference.Length > 0)
        {
            content.Facts.Insert(1, new MailFact { Name = "Reference", Value = payment.Reference });
        }

        if (payment.OrderUrl.Length > 0)
        {
            content.Action = new MailAction { Label = "See your order", Url = payment.OrderUrl };
        }

        return new SendMailRequest
        {
            Key = key,
            ToEmail = payment.PayerEmail,
            ToName = payment.PayerName,
            Subject = subject,
            Content = content,
        };
    }

    private static string Day(DateTimeOffset? instant) => instant?.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "";
}
