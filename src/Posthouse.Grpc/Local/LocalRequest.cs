using Grpc.Core;
using Posthouse.Grpc.Server;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Local;

/// <summary>The one request of a local call on its way to the server.</summary>
internal static class LocalRequest
{
    /// <summary>Takes a copy of the request, or gives the call the outcome of one that is too long.</summary>
    internal static TRequest? Take<TRequest>(LocalCall call, TRequest request, Marshaller<TRequest> marshaller)
        where TRequest : class
    {
        var limits = call.Bound.Binding.Limits;
        if (LocalMessage.Exceeds(request, marshaller, call.Caller.MaxSendMessageSize, out var size))
        {
            call.Interrupt(Outcomes.SentTooLarge(size, call.Caller.MaxSendMessageSize!.Value));
            return null;
        }

        if (LocalMessage.Exceeds(request, marshaller, limits.MaxReceiveMessageSize, out size))
        {
            CallFailure.Apply(call, new RpcException(Outcomes.ReceivedTooLarge(size, limits.MaxReceiveMessageSize!.Value)));
            return null;
        }

        return LocalMessage.Copy(request, marshaller);
    }
}
