using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;

namespace Posthouse.Testing.Echo;

/// <summary>
/// A real server with the echo service and a client to it, for tests of interceptors: over HTTP/2 on a free port of the loopback, or in process. A test
/// that holds for one holds for the other.
/// </summary>
public sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication? _server;
    private readonly GrpcChannel? _channel;
    private readonly ServiceProvider _services;

    private EchoServer(EchoServerOptions options, WebApplication? server, ServiceProvider services, GrpcServiceBinding binding)
    {
        _server = server;
        _services = services;
        Address = server is null ? null : new Uri(server.Urls.Single());
        _channel = Address is null ? null : GrpcChannel.ForAddress(Address, new GrpcChannelOptions { LoggerFactory = options.Loggers, TimeProvider = options.Clock });
        CallInvoker invoker = _channel is not null
            ? _channel.CreateCallInvoker()
            : new LocalCallInvoker(new GrpcMethodTable([binding]), new LocalCaller("test"), options.Clock);
        Invoker = options.ClientInterceptors.Count == 0 ? invoker : invoker.Intercept([.. options.ClientInterceptors]);
        Client = new EchoService.EchoServiceClient(Invoker);
    }

    /// <summary>The dummy client: it asks for echoes, and for misbehaviour.</summary>
    public EchoService.EchoServiceClient Client { get; }

    /// <summary>What the client calls with, behind the client interceptors.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>Where the server listens; <see langword="null"/> in process.</summary>
    public Uri? Address { get; }

    /// <summary>Starts a server and a client to it.</summary>
    /// <param name="options">How they reach each other, and what stands between.</param>
    public static async Task<EchoServer> StartAsync(EchoServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var services = new ServiceCollection()
            .AddSingleton(options.Clock).AddSingleton(options.Loggers).AddSingleton(new EchoProcess(options.Process)).AddTransient<EchoEndpoint>()
            .BuildServiceProvider();
        var grpc = new GrpcServiceOptions();
        foreach (var interceptor in options.ServerInterceptors)
        {
            grpc.Interceptors.Add(interceptor);
        }

        var binding = GrpcServiceBinding.Create(typeof(EchoEndpoint), grpc, services);
        var server = options.InProcess ? null : await ListenAsync(options, binding);
        return new EchoServer(options, server, services, binding);
    }

    /// <summary>Ends server and client.</summary>
    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _services.DisposeAsync();
    }

    private static async Task<WebApplication> ListenAsync(EchoServerOptions options, GrpcServiceBinding binding)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(options.Loggers).AddSingleton(options.Clock).AddRoutingCore().AddGrpc();
        var server = builder.Build();
        server.UseRouting();
        server.MapGrpcService(binding);
        await server.StartAsync();
        return server;
    }
}
