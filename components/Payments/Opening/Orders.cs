using Google.Protobuf.WellKnownTypes;
using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Payments.Bank;
using Posthouse.Payments.Books;
using Posthouse.Values;
using Wire = Google.Type.Money;

namespace Posthouse.Payments.Opening;

/// <summary>Reads requests; tells everything that is wrong with one at once.</summary>
internal static class Orders
{
    // The year 9999, in seconds: a year before the last moment that can be counted, so that something can be added.
    private const long EndOfTime = 253_370_764_800;

    /// <exception cref="InvalidArgumentException">Names every field that cannot be.</exception>
    public static PaymentRow Read(StartCheckoutRequest request)
    {
        var wrong = new List<FieldViolation>();
        var amount = ReadAmount(request.Amount, "amount", wrong);
        CheckMoment(request.ExpiresAt, "expires_at", wrong);
        CheckAddress(request.SuccessUrl, "success_url", wrong);
        CheckAddress(request.CancelUrl, "cancel_url", wrong);
        CheckAddress(request.OrderUrl, "order_url", wrong);
        CheckText(request.OrderId, "order_id", wrong);
        CheckText(request.Description, "description", wrong);
        CheckText(request.PayerName, "payer_name", wrong);
        CheckText(request.Reference, "reference", wrong);
        if (wrong.Count > 0)
        {
            throw new InvalidArgumentException(wrong);
        }

        return new PaymentRow
        {
            Id = default,
            OrderId = request.OrderId,
            State = PaymentState.Open,
            Wish = Wish.None,
            CurrencyCode = amount.Currency.Code,
            Amount = amount.Minor,
            Captured = 0,
            Description = request.Description,
            Reference = request.Reference,
            PayerEmail = request.PayerEmail,
            PayerName = request.PayerName,
            OrderUrl = request.OrderUrl,
            SuccessUrl = request.SuccessUrl,
            CancelUrl = request.CancelUrl,
            ExpiresAt = request.ExpiresAt.ToDateTimeOffset(),
            SessionRound = 1,
            SessionExpiresAt = default,
            BankRound = 0,
            Card = "",
            DeclineCode = "",
            CreatedAt = default,
        };
    }

    /// <summary>The amount of a refund.</summary>
    /// <exception cref="InvalidArgumentException">It is no amount that the bank can give back.</exception>
    public static Money ReadRefund(RefundRequest request)
    {
        var wrong = new List<FieldViolation>();
        var amount = ReadAmount(request.Amount, "amount", wrong);
        CheckText(request.RequestId, "request_id", wrong);
        CheckText(request.Description, "description", wrong);
        return wrong.Count == 0 ? amount : throw new InvalidArgumentException(wrong);
    }

    private static Money ReadAmount(Wire wire, string field, List<FieldViolation> wrong)
    {
        try
        {
            var amount = Money.From(wire);
            if (amount.Minor <= 0)
            {
                wrong.Add(new FieldViolation(field, "must be more than zero"));
            }
            else if (BankAmounts.ToBank(amount) is null or > 999_999_999_999)
            {
                wrong.Add(new FieldViolation(field, $"cannot be charged by the bank: it takes {amount.Currency} in steps of {BankAmounts.Step(amount.Currency)} smallest units"));
            }

            return amount;
        }
        catch (FormatException strange)
        {
            wrong.Add(new FieldViolation(field, strange.Message));
            return default;
        }
        catch (OverflowException)
        {
            wrong.Add(new FieldViolation(field, "is more than the bank can count"));
            return default;
        }
    }

    private static void CheckMoment(Timestamp moment, string field, List<FieldViolation> wrong)
    {
        if (moment.Seconds is < 0 or >= EndOfTime || moment.Nanos is < 0 or > 999_999_999)
        {
            wrong.Add(new FieldViolation(field, "must be a moment between the years 1970 and 9998"));
        }
    }

    private static void CheckAddress(string address, string field, List<FieldViolation> wrong)
    {
        if (address.Length > 0 && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            wrong.Add(new FieldViolation(field, "must be an absolute http or https address"));
        }
    }

    private static void CheckText(string text, string field, List<FieldViolation> wrong)
    {
        if (text.Any(char.IsControl))
        {
            wrong.Add(new FieldViolation(field, "must have no control characters"));
        }
    }
}
