using System.IO.Compression;
using Grpc.AspNetCore.Server;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>What the options of all services and of one service come to.</summary>
internal sealed record CallLimits(int? MaxReceiveMessageSize, int? MaxSendMessageSize, bool DetailedErrors)
{
    /// <summary>How responses are compressed for callers that take it; null for not at all.</summary>
    internal MessageEncoding? ResponseEncoding { get; init; }

    /// <summary>Speed or size of the compression.</summary>
    internal CompressionLevel ResponseLevel { get; init; } = CompressionLevel.Fastest;

    /// <summary>Merges options; those of the service win.</summary>
    internal static CallLimits Of(GrpcServiceOptions general, GrpcServiceOptions? service) => new(
        service is { HasMaxReceiveMessageSize: true } ? service.MaxReceiveMessageSize : general.MaxReceiveMessageSize,
        service?.MaxSendMessageSize ?? general.MaxSendMessageSize,
        service?.EnableDetailedErrors ?? general.EnableDetailedErrors ?? false)
    {
        ResponseEncoding = MessageEncodings.Require(
            service?.ResponseCompressionAlgorithm ?? general.ResponseCompressionAlgorithm, nameof(GrpcServiceOptions.ResponseCompressionAlgorithm)),
        ResponseLevel = service?.ResponseCompressionLevel ?? general.ResponseCompressionLevel ?? CompressionLevel.Fastest,
    };
}
