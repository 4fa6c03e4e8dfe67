using System.Security.Cryptography.X509Certificates;
using Posthouse.Tests.Grpc.Web;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>The way of a browser: gRPC-Web, binary or as text, to the same server.</summary>
public abstract class OverGrpcWeb(bool text) : Http2(tls: false)
{
    private protected override HttpMessageHandler? Handler(X509Certificate2? certificate) => new GrpcWebHandler(text);
}

/// <summary>gRPC-Web, binary.</summary>
public sealed class GrpcWeb() : OverGrpcWeb(text: false);

/// <summary>gRPC-Web as text.</summary>
public sealed class GrpcWebText() : OverGrpcWeb(text: true);

public sealed class ValueTestsOverGrpcWeb() : ValueTests(new GrpcWeb());

public sealed class ValueTestsOverGrpcWebText() : ValueTests(new GrpcWebText());

public sealed class StatusTestsOverGrpcWeb() : StatusTests(new GrpcWeb());

public sealed class StatusTestsOverGrpcWebText() : StatusTests(new GrpcWebText());

public sealed class MetadataTestsOverGrpcWeb() : MetadataTests(new GrpcWeb());

public sealed class MetadataTestsOverGrpcWebText() : MetadataTests(new GrpcWebText());

public sealed class DeadlineTestsOverGrpcWeb() : DeadlineTests(new GrpcWeb());

public sealed class DeadlineTestsOverGrpcWebText() : DeadlineTests(new GrpcWebText());

public sealed class CancellationTestsOverGrpcWeb() : CancellationTests(new GrpcWeb());

public sealed class CancellationTestsOverGrpcWebText() : CancellationTests(new GrpcWebText());

public sealed class CompressionTestsOverGrpcWeb() : CompressionTests(new GrpcWeb());

public sealed class CompressionTestsOverGrpcWebText() : CompressionTests(new GrpcWebText());

public sealed class LimitTestsOverGrpcWeb() : LimitTests(new GrpcWeb());

public sealed class LimitTestsOverGrpcWebText() : LimitTests(new GrpcWebText());
