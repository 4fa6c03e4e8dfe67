namespace Posthouse.Payments.Books;

/// <summary>A payment of ours.</summary>
internal readonly record struct PaymentId(Guid Value)
{
    public static PaymentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}

/// <summary>A refund of ours.</summary>
internal readonly record struct RefundId(Guid Value)
{
    public static RefundId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
