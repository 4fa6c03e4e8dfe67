using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>The base of clients generated in their lite form: an invoker and nothing else.</summary>
public abstract class LiteClientBase
{
    /// <summary>A client without an invoker, for test doubles.</summary>
    protected LiteClientBase() => CallInvoker = new UnimplementedCallInvoker();

    /// <summary>A client that calls through an invoker.</summary>
    /// <param name="callInvoker">The invoker.</param>
    public LiteClientBase(CallInvoker callInvoker) => CallInvoker = GrpcPreconditions.CheckNotNull(callInvoker, nameof(callInvoker));

    /// <summary>What the client calls through.</summary>
    protected CallInvoker CallInvoker { get; }
}
