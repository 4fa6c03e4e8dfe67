using Grpc.AspNetCore.Server;

namespace Posthouse.Grpc.Server;

/// <summary>What the options of all services and of one service come to.</summary>
internal sealed record CallLimits(int? MaxReceiveMessageSize, int? MaxSendMessageSize, bool DetailedErrors)
{
    /// <summary>Merges options; those of the service win.</summary>
    internal static CallLimits Of(GrpcServiceOptions general, GrpcServiceOptions? service) => new(
        service is { HasMaxReceiveMessageSize: true } ? service.MaxReceiveMessageSize : general.MaxReceiveMessageSize,
        service?.MaxSendMessageSize ?? general.MaxSendMessageSize,
        service?.EnableDetailedErrors ?? general.EnableDetailedErrors ?? false);
}
