namespace Posthouse.Calls.Faults;

/// <summary>What happens to the calls on one edge of the call graph. The newest fault replaces the one before it.</summary>
public sealed class EdgeFaults
{
    private Fault _fault = Fault.None;

    /// <summary>The fault that holds.</summary>
    internal Fault Current => Volatile.Read(ref _fault);

    /// <summary>Calls are lost on the way: the callee never sees them, and the caller waits until its deadline or until it gives up.</summary>
    public void Drop() => Set(new Fault(FaultKind.Drop));

    /// <summary>Answers are lost on the way back: the callee does its work, and the caller waits until its deadline or until it gives up. Unary calls only; streams are left alone.</summary>
    public void DropAnswers() => Set(new Fault(FaultKind.DropAnswers));

    /// <summary>Calls arrive late.</summary>
    /// <param name="by">How much later, by the test's clock.</param>
    public void Delay(TimeSpan by) => Set(new Fault(FaultKind.Delay, by));

    /// <summary>Unary calls arrive twice, one after the other; the caller gets the second answer. Streams are left alone.</summary>
    public void Duplicate() => Set(new Fault(FaultKind.Duplicate));

    /// <summary>Calls fail at once with UNAVAILABLE, as when nobody listens at the callee's address.</summary>
    public void Refuse() => Set(new Fault(FaultKind.Refuse));

    /// <summary>Calls arrive again. What was lost stays lost.</summary>
    public void Clear() => Set(Fault.None);

    internal void Set(Fault fault) => Volatile.Write(ref _fault, fault);
}

/// <summary>One fault.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="By">How long calls are held up.</param>
internal sealed record Fault(FaultKind Kind, TimeSpan By = default)
{
    public static Fault None { get; } = new(FaultKind.None);
}

internal enum FaultKind
{
    None,
    Drop,
    DropAnswers,
    Delay,
    Duplicate,
    Refuse,
}
