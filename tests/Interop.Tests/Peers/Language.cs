namespace Interop.Tests.Peers;

/// <summary>Whose gRPC a peer is.</summary>
public enum Language
{
    /// <summary>@grpc/grpc-js on Node.js.</summary>
    Node,

    /// <summary>grpcio on Python.</summary>
    Python,

    /// <summary>@connectrpc/connect-node with its gRPC transport on Node.js: in the interoperability cases.</summary>
    Connect,
}
