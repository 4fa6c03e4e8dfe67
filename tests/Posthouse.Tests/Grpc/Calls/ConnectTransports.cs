using System.Security.Cryptography.X509Certificates;
using Posthouse.Tests.Grpc.Connect;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>The Connect protocol, to the same server.</summary>
public abstract class OverConnect(bool json, bool get) : Http2(tls: false)
{
    private protected override HttpMessageHandler? Handler(X509Certificate2? certificate) => new ConnectHandler(json, get);
}

/// <summary>The Connect protocol in binary.</summary>
public sealed class ConnectProto() : OverConnect(json: false, get: false);

/// <summary>The Connect protocol in JSON.</summary>
public sealed class ConnectJson() : OverConnect(json: true, get: false);

/// <summary>The Connect protocol in binary, by GET where it may be.</summary>
public sealed class ConnectGet() : OverConnect(json: false, get: true);

/// <summary>The Connect protocol in JSON, by GET where it may be.</summary>
public sealed class ConnectGetJson() : OverConnect(json: true, get: true);

public sealed class ValueTestsOverConnectProto() : ValueTests(new ConnectProto());

public sealed class StatusTestsOverConnectProto() : StatusTests(new ConnectProto());

public sealed class MetadataTestsOverConnectProto() : MetadataTests(new ConnectProto());

public sealed class DeadlineTestsOverConnectProto() : DeadlineTests(new ConnectProto());

public sealed class CancellationTestsOverConnectProto() : CancellationTests(new ConnectProto());

public sealed class CompressionTestsOverConnectProto() : CompressionTests(new ConnectProto());

public sealed class LimitTestsOverConnectProto() : LimitTests(new ConnectProto());

public sealed class ValueTestsOverConnectJson() : ValueTests(new ConnectJson());

public sealed class StatusTestsOverConnectJson() : StatusTests(new ConnectJson());

public sealed class MetadataTestsOverConnectJson() : MetadataTests(new ConnectJson());

public sealed class DeadlineTestsOverConnectJson() : DeadlineTests(new ConnectJson());

public sealed class CancellationTestsOverConnectJson() : CancellationTests(new ConnectJson());

public sealed class ValueTestsOverConnectGet() : ValueTests(new ConnectGet());

public sealed class StatusTestsOverConnectGet() : StatusTests(new ConnectGet());

public sealed class MetadataTestsOverConnectGet() : MetadataTests(new ConnectGet());

public sealed class DeadlineTestsOverConnectGet() : DeadlineTests(new ConnectGet());

public sealed class CancellationTestsOverConnectGet() : CancellationTests(new ConnectGet());

public sealed class CompressionTestsOverConnectGet() : CompressionTests(new ConnectGet());

public sealed class LimitTestsOverConnectGet() : LimitTests(new ConnectGet());

public sealed class ValueTestsOverConnectGetJson() : ValueTests(new ConnectGetJson());

public sealed class StatusTestsOverConnectGetJson() : StatusTests(new ConnectGetJson());

public sealed class MetadataTestsOverConnectGetJson() : MetadataTests(new ConnectGetJson());
