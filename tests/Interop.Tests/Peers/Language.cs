namespace Interop.Tests.Peers;

/// <summary>Whose gRPC a peer is.</summary>
public enum Language
{
    /// <summary>@grpc/grpc-js on Node.js.</summary>
    Node,

    /// <summary>grpcio on Python.</summary>
    Python,
}
