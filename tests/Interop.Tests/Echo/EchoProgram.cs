using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Standard;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Interop.Tests.Echo;

/// <summary>Our server with the echo, health and reflection in a process of its own, as the peers have theirs. It writes a line for each call that begins.</summary>
internal static class EchoProgram
{
    private const int MaxStreams = 1000;

    /// <summary>Serves at the port, or at one of the system's choice for 0, until its input ends; a line "up" or "down" there sets the echo's health.</summary>
    public static async Task<int> RunAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpcHealth();
        builder.Services.AddGrpcReflection();
        builder.Services.AddSingleton<CancellationRecord>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = MaxStreams;
            kestrel.Listen(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture), static listen => listen.Protocols = HttpProtocols.Http2);
        });
        await using var application = builder.Build();
        application.Use(static async (http, next) =>
        {
            await Console.Out.WriteLineAsync(http.Request.Path.Value);
            await next(http);
        });
        application.MapGrpcService<EchoEndpoint>();
        application.MapGrpcHealthService();
        application.MapGrpcReflectionService();
        await application.StartAsync();
        await Console.Out.WriteLineAsync($"Listening: {new Uri(application.Urls.Single()).Port}");
        var health = application.Services.GetRequiredService<ServiceHealth>();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            health.Set(EchoService.Descriptor.FullName, line == "up" ? ServingStatus.Serving : ServingStatus.NotServing);
        }

        return 0;
    }
}
