using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Posthouse.Grpc.Server;
using Posthouse.Hosting.Door;
using Posthouse.Hosting.OnePort;
using AspNetApplicationBuilder = Microsoft.AspNetCore.Builder.ApplicationBuilder;

namespace Posthouse.Hosting;

/// <summary>Sets up the web server of a process, with nothing in it that was not asked for.</summary>
internal static class WebServer
{
    public static WebApplication Build(ProcessListeners listeners, ProcessHostOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Posthouse", EnvironmentName = Environments.Production, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        builder.Services
            .AddSingleton(options.Loggers)
            .AddSingleton(options.Time)
            .AddSingleton<IHostLifetime, OwnLifetime>()
            .AddSingleton<IConnectionListenerFactory, HandoverListeners>()
            .AddCors(cors => CrossOriginCalls.Add(cors, options.Settings))
            .Configure<HostOptions>(host => host.ShutdownTimeout = options.Patience)
            .Configure<KestrelServerOptions>(listeners.Open)
            .Configure<SocketTransportOptions>(listeners.Share)
            .AddGrpc(static grpc => grpc.IgnoreUnknownServices = true);
        return builder.Build();
    }

    /// <summary>A routing table of its own, with methods in it; every other call is UNIMPLEMENTED.</summary>
    public static RequestDelegate Route(IServiceProvider services, IEnumerable<GrpcServiceBinding> bindings)
    {
        var pipeline = new AspNetApplicationBuilder(services);
        pipeline.UseRouting();
        pipeline.UseEndpoints(endpoints => Map(endpoints, bindings));
        pipeline.Use(next => context => UnservedCalls.IsCall(context) ? UnservedCalls.UnimplementedAsync(context) : next(context));
        return pipeline.Build();
    }

    /// <summary>Maps methods.</summary>
    public static void Map(IEndpointRouteBuilder endpoints, IEnumerable<GrpcServiceBinding> bindings)
    {
        foreach (var binding in bindings)
        {
            endpoints.MapGrpcService(binding);
        }
    }

    /// <summary>Signals are for whoever runs the process: several hosts may share one.</summary>
    private sealed class OwnLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
