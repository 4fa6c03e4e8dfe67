using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>Deadline and cancellation of the call being served, on their way to the calls that are made for it.</summary>
internal sealed class PropagationToken : ContextPropagationToken
{
    private readonly DateTime? _deadline;
    private readonly CancellationToken _cancellation;

    private PropagationToken(DateTime? deadline, CancellationToken cancellation)
    {
        _deadline = deadline;
        _cancellation = cancellation;
    }

    /// <summary>What passes on from a call.</summary>
    /// <param name="served">The call being served.</param>
    /// <param name="options">What of it passes on; everything if null.</param>
    internal static PropagationToken Of(ServerCallContext served, ContextPropagationOptions? options)
    {
        options ??= ContextPropagationOptions.Default;
        return new PropagationToken(
            options.IsPropagateDeadline ? Deadlines.Normalize(served.Deadline) : null,
            options.IsPropagateCancellation ? served.CancellationToken : CancellationToken.None);
    }

    /// <summary>The deadline of a call: its own or the one passed on, whichever comes first; null for none.</summary>
    /// <param name="options">Options of the call.</param>
    internal static DateTime? DeadlineOf(CallOptions options)
    {
        var own = Deadlines.Normalize(options.Deadline);
        var passedOn = (options.PropagationToken as PropagationToken)?._deadline;
        return own is null || passedOn < own ? passedOn ?? own : own;
    }

    /// <summary>The cancellation that is passed on to a call, besides its own.</summary>
    /// <param name="options">Options of the call.</param>
    internal static CancellationToken CancellationOf(CallOptions options) =>
        (options.PropagationToken as PropagationToken)?._cancellation ?? CancellationToken.None;
}
