using Grpc.Core;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Server;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>The way over a server in between that forwards every call.</summary>
public sealed class Forwarded : Transport
{
    private readonly Plaintext _front = new();
    private readonly Plaintext _back = new();

    internal override async Task<CallInvoker> ConnectAsync(GrpcServiceBinding binding, ClientLimits limits)
    {
        var back = await _back.ConnectAsync(binding, new ClientLimits(Receive: null));
        var forward = GrpcServiceBinding.Forward(
            EchoService.Descriptor, back, new ForwardingOptions(), new global::Grpc.AspNetCore.Server.GrpcServiceOptions { MaxReceiveMessageSize = null });
        return await _front.ConnectAsync(forward, limits);
    }

    public override async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        await _back.DisposeAsync();
    }
}

public sealed class ValueTestsOverAForwarder() : ValueTests(new Forwarded());

public sealed class StatusTestsOverAForwarder() : StatusTests(new Forwarded());

public sealed class DeadlineTestsOverAForwarder() : DeadlineTests(new Forwarded());

public sealed class CancellationTestsOverAForwarder() : CancellationTests(new Forwarded());
