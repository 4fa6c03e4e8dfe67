using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Posthouse.Grpc.Server;
using Posthouse.Hosting.OnePort;
using Posthouse.Surfaces;

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
            .Configure<HostOptions>(host => host.ShutdownTimeout = options.Patience)
            .Configure<KestrelServerOptions>(listeners.Open)
            .Configure<SocketTransportOptions>(listeners.Share)
            .AddGrpc();
        return builder.Build();
    }

    public static void Map(WebApplication server, IEnumerable<GrpcServiceBinding> bindings, SurfaceDispatcher surfaces, PublicDoor door)
    {
        server.Use(next => context =>
        {
            var listener = context.Features.Get<Listener>();
            return listener == Listener.Public && !(door.IsOpen && IsCall(context)) ? (door.IsOpen ? surfaces.HandlePublicAsync(context) : PlainPages.NotReadyAsync(context))
                : listener == Listener.Inner && !IsCall(context) ? surfaces.HandleForwardedAsync(context)
                : next(context);
        });
        server.UseRouting();
        foreach (var binding in bindings)
        {
            server.MapGrpcService(binding);
        }

        server.UseEndpoints(static _ => { });
    }

    // gRPC answers every path of two parts, so that an unknown method is UNIMPLEMENTED: what is no call goes to the surfaces before that.
    private static bool IsCall(HttpContext context) =>
        context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Signals are for whoever runs the process: several hosts may share one.</summary>
    private sealed class OwnLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
