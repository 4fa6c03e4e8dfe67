using Google.Protobuf;
using Grpc.Core;
using Posthouse.Security;
using Posthouse.Telemetry;

namespace Posthouse.Calls.Pipeline;

/// <summary>The steps of the server side, in the order in which they stand around a handler. One object per component and process; it keeps nothing of a call.</summary>
internal sealed class ServerSteps(ServerPipelineOptions options)
{
    private readonly ExceptionLog _log = new(options);
    private readonly ServerTelemetry _telemetry = new(options.Component, options.Process, options.Clock);

    /// <summary>Whether somebody listens to the telemetry of served calls at the moment.</summary>
    public static bool IsObserved => ServerTelemetry.IsObserved;

    /// <summary>Trace and metrics: begins what <see cref="ObservedCall.Dispose"/> ends; <see langword="null"/> when nobody listens.</summary>
    public ObservedCall? Observe(ServerCallContext context) =>
        ServerTelemetry.IsObserved ? _telemetry.Start(context, CallerForTelemetry(context)) : null;

    /// <summary>Whether the call may be made for another person than the work at hand: then it must not leave that person behind.</summary>
    public static bool BringsUser(ServerCallContext context) => context.AuthContext is not CallerIdentity identity || identity.Caller.UserId != ActingUser.Current;

    /// <summary>Deadline, then access, then the idempotency key.</summary>
    public ServedMethod Admit(ServerCallContext context)
    {
        var method = options.Rules.Find(context.Method)
            ?? throw new InvalidOperationException($"{context.Method} is bound to the pipeline of {options.Component}, which has no rules for it.");
        if (context.Deadline != DateTime.MaxValue)
        {
            EnterDeadline(context.Deadline);
        }

        var origin = options.Callers.Resolve(context);
        context.SetCaller(origin.Caller);
        ActingUser.Enter(origin.Caller.UserId);
        AccessStep.Demand(method, origin);
        if (method.NeedsIdempotencyKey)
        {
            IdempotencyKeys.Demand(context.RequestHeaders);
        }

        return method;
    }

    /// <summary>Validation of one request.</summary>
    public static void Validate<TRequest>(ServedMethod method, TRequest request) => method.Validator?.Demand((IMessage)request!);

    /// <summary>Exception log, then exception to status.</summary>
    public RpcException Fail(Exception exception, ServerCallContext context)
    {
        _log.Record(exception, context);
        return ExceptionTranslator.Translate(exception, context, options.Rules.Find(context.Method)?.Domain ?? CallReasons.Domain, options.Clock);
    }

    private void EnterDeadline(DateTime deadline)
    {
        if (deadline <= options.Clock.GetUtcNow().UtcDateTime)
        {
            throw Refusals.TooLate();
        }

        CallDeadline.Limit(DateTime.SpecifyKind(deadline, DateTimeKind.Utc));
    }

    private string CallerForTelemetry(ServerCallContext context)
    {
        try
        {
            return options.Callers.Resolve(context).Caller.ToString();
        }
        catch (StatusException)
        {
            // The access step refuses this call in a moment; until then it is nobody's.
            return Security.Caller.Outside.ToString();
        }
    }
}
