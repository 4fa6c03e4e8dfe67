using Posthouse.Contracts.Payments.V1;
using Posthouse.Values;

namespace Posthouse.Payments.Books;

/// <summary>What the caller wants to become of an authorised payment.</summary>
internal enum Wish
{
    None,
    Capture,
    Void,
}

/// <summary>A payment as the books have it.</summary>
internal sealed record PaymentRow
{
    public required PaymentId Id { get; init; }

    public required string OrderId { get; init; }

    public required PaymentState State { get; init; }

    public required Wish Wish { get; init; }

    public required string CurrencyCode { get; init; }

    public required long Amount { get; init; }

    public required long Captured { get; init; }

    public required string Description { get; init; }

    public required string Reference { get; init; }

    public required string PayerEmail { get; init; }

    public required string PayerName { get; init; }

    public required string OrderUrl { get; init; }

    public required string SuccessUrl { get; init; }

    public required string CancelUrl { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Counts the attempts to have a page opened that the bank failed with an answer; part of the idempotency key.</summary>
    public required int SessionRound { get; init; }

    public required DateTimeOffset SessionExpiresAt { get; init; }

    public string? SessionId { get; init; }

    public string? SessionUrl { get; init; }

    public string? IntentId { get; init; }

    /// <summary>Counts the requests about the open payment that the bank failed with an answer; part of the idempotency keys.</summary>
    public required int BankRound { get; init; }

    public required string Card { get; init; }

    public required string DeclineCode { get; init; }

    public string? ReceiptNumber { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? AuthorizedAt { get; init; }

    public DateTimeOffset? CapturedAt { get; init; }

    public Currency Currency => Currency.Of(CurrencyCode);

    public Money Total => new(Amount, Currency);

    public bool IsClosed => State is PaymentState.Voided or PaymentState.Expired;

    /// <summary>Nothing more is to be done with the payment itself.</summary>
    public bool IsSettled => IsClosed || (State == PaymentState.Captured && Wish != Wish.Void);
}

/// <summary>A refund as the books have it.</summary>
internal sealed record RefundRow
{
    public required RefundId Id { get; init; }

    public required PaymentId PaymentId { get; init; }

    public required string RequestId { get; init; }

    public required RefundState State { get; init; }

    public required long Amount { get; init; }

    public required string Description { get; init; }

    public string? BankId { get; init; }

    /// <summary>Counts the attempts that the bank failed with an answer; part of the idempotency key.</summary>
    public required int BankRound { get; init; }

    public string? CreditNoteNumber { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
