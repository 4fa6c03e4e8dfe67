using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>A message is compressed by an encoding that is not supported: UNIMPLEMENTED for whoever sent a request so, INTERNAL where it was the response.</summary>
/// <param name="encoding">The encoding.</param>
internal sealed class UnknownEncodingException(string encoding) : RpcException(Outcomes.UnknownEncoding(encoding));
