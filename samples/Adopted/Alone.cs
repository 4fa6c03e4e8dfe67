using Adopted.Luggage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Adopted;

/// <summary>The same service without the chassis: a web application with gRPC in it.</summary>
internal static class Alone
{
    public static WebApplication Build(string[] args, int port)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<Shelf>();
        builder.Services.AddGrpc(static options => options.Interceptors.Add<TravellerInterceptor>());
        var application = builder.Build();
        application.MapGrpcService<LuggageEndpoint>();
        return application;
    }
}
