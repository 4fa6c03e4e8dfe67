namespace Posthouse.Jobs;

/// <summary>Names one enqueued job, unique everywhere and the same for all its attempts: the idempotency key for effects outside.</summary>
/// <param name="Value">The id.</param>
public readonly record struct JobId(Guid Value)
{
    /// <summary>The id as 36 characters.</summary>
    public override string ToString() => Value.ToString("D");
}
