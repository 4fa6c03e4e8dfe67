namespace Grpc.Core;

/// <summary>What of the call being served passes on to the calls made for it.</summary>
public class ContextPropagationOptions
{
    /// <summary>Everything passes on.</summary>
    public static readonly ContextPropagationOptions Default = new();

    /// <summary>A choice of what passes on.</summary>
    /// <param name="propagateDeadline">Whether the deadline does.</param>
    /// <param name="propagateCancellation">Whether cancellation does.</param>
    public ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
    {
        IsPropagateDeadline = propagateDeadline;
        IsPropagateCancellation = propagateCancellation;
    }

    /// <summary>Whether the deadline passes on.</summary>
    public bool IsPropagateDeadline { get; }

    /// <summary>Whether cancellation passes on.</summary>
    public bool IsPropagateCancellation { get; }
}
