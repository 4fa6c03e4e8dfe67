using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>What a client may receive and send.</summary>
public sealed record ClientLimits(int? Receive = 4 * 1024 * 1024, int? Send = null);

/// <summary>A way from a client to a service.</summary>
public abstract class Transport : IAsyncDisposable
{
    internal abstract Task<CallInvoker> ConnectAsync(GrpcServiceBinding binding, ClientLimits limits);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>The same process, without a network.</summary>
public sealed class InProcess : Transport
{
    internal override Task<CallInvoker> ConnectAsync(GrpcServiceBinding binding, ClientLimits limits)
    {
        var caller = new LocalCaller("tests") { MaxReceiveMessageSize = limits.Receive, MaxSendMessageSize = limits.Send };
        return Task.FromResult<CallInvoker>(new LocalCallInvoker(new GrpcMethodTable([binding]), caller, TimeProvider.System));
    }
}

/// <summary>HTTP/2 over loopback, in plaintext or with TLS.</summary>
public abstract class Http2(bool tls) : Transport
{
    private WebApplication? _application;
    private GrpcChannel? _channel;
    private X509Certificate2? _certificate;

    public override async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        if (_application is not null)
        {
            await _application.StopAsync(new CancellationToken(canceled: true));
            await _application.DisposeAsync();
        }

        _certificate?.Dispose();
    }

    internal override async Task<CallInvoker> ConnectAsync(GrpcServiceBinding binding, ClientLimits limits)
    {
        _certificate = tls ? Certificates.SelfSigned("localhost") : null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listener =>
        {
            listener.Protocols = HttpProtocols.Http2;
            if (_certificate is not null)
            {
                listener.UseHttps(_certificate);
            }
        }));
        builder.Services.AddGrpc();
        _application = builder.Build();
        _application.MapGrpcService(binding);
        await _application.StartAsync();

        var address = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            MaxReceiveMessageSize = limits.Receive,
            MaxSendMessageSize = limits.Send,
            UnsafeUseInsecureChannelCallCredentials = true,
            HttpHandler = Handler(_certificate),
        });
        return _channel.CreateCallInvoker();
    }

    private protected virtual HttpMessageHandler? Handler(X509Certificate2? certificate) => certificate is null ? null : Trusting(certificate);

    private static SocketsHttpHandler Trusting(X509Certificate2 certificate) => new()
    {
        EnableMultipleHttp2Connections = true,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString(),
        },
    };
}

/// <summary>HTTP/2 in plaintext.</summary>
public sealed class Plaintext() : Http2(tls: false);

/// <summary>HTTP/2 with TLS.</summary>
public sealed class Tls() : Http2(tls: true);
