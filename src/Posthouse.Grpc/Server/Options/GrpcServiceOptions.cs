using System.IO.Compression;
using Posthouse.Grpc.Wire;

namespace Grpc.AspNetCore.Server;

/// <summary>Options of served gRPC methods: for all services, or for one (<see cref="GrpcServiceOptions{TService}"/>).</summary>
public class GrpcServiceOptions
{
    private int? _maxReceiveMessageSize = Protocol.DefaultMaxReceiveMessageSize;

    /// <summary>
    /// Greatest length in bytes of a message received; null for no limit. Default: 4 MiB. A longer one ends the call with RESOURCE_EXHAUSTED.
    /// </summary>
    public int? MaxReceiveMessageSize
    {
        get => _maxReceiveMessageSize;
        set
        {
            _maxReceiveMessageSize = value;
            HasMaxReceiveMessageSize = true;
        }
    }

    /// <summary>
    /// Greatest length in bytes of a message sent; null for no limit. Default: none. A longer one ends the call with RESOURCE_EXHAUSTED.
    /// </summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>
    /// How responses are compressed for callers that take it: <c>gzip</c>, <c>deflate</c> or <c>identity</c>. Default: null, not at all. A handler
    /// decides for its call by the response header <c>grpc-internal-encoding-request</c>, and for one message by <see cref="Grpc.Core.WriteFlags.NoCompress"/>.
    /// </summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    /// <summary>Speed or size of the compression. Default: null, <see cref="CompressionLevel.Fastest"/>.</summary>
    public CompressionLevel? ResponseCompressionLevel { get; set; }

    /// <summary>Whether the message of an unhandled exception travels to the caller. Default: false. Never for outsiders.</summary>
    public bool? EnableDetailedErrors { get; set; }

    /// <summary>
    /// Whether calls of services that are not mapped are left to the rest of the application instead of being answered with UNIMPLEMENTED.
    /// Default: false. Ignored in the options of one service.
    /// </summary>
    public bool? IgnoreUnknownServices { get; set; }

    /// <summary>The interceptors, outermost first. Those of one service run inside those for all services.</summary>
    public InterceptorCollection Interceptors { get; } = [];

    internal bool HasMaxReceiveMessageSize { get; private set; }
}
