using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Grpc.Server;
using Posthouse.Tests.Grpc.Calls;

namespace Posthouse.Tests.Grpc.Client;

/// <summary>A server of the echo that a test starts and stops at an address of its choice.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private EchoServer(WebApplication application) => _application = application;

    public ScriptedEcho Echo { get; private init; } = new();

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<EchoServer> StartAsync(IPEndPoint? at = null, Action<KestrelServerOptions>? configure = null, X509Certificate2? certificate = null)
    {
        var echo = new ScriptedEcho();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server =>
        {
            configure?.Invoke(server);
            server.Listen(at ?? new IPEndPoint(IPAddress.Loopback, 0), listener =>
            {
                listener.Protocols = HttpProtocols.Http2;
                if (certificate is not null)
                {
                    listener.UseHttps(certificate);
                }
            });
        });
        builder.Services.AddGrpc();
        var application = builder.Build();
        application.MapGrpcService(GrpcServiceBinding.Of(echo, null));
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new EchoServer(application) { Echo = echo };
    }

    /// <summary>Takes nothing new and waits for running calls.</summary>
    public Task StopAsync() => _application.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Breaks everything off.</summary>
    public Task AbortAsync() => _application.StopAsync(new CancellationToken(canceled: true));

    public async ValueTask DisposeAsync()
    {
        await AbortAsync();
        await _application.DisposeAsync();
    }
}
