using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Grpc.Server;
using Posthouse.Security;

namespace Posthouse.Bench.Servers;

/// <summary>One server of the comparison, in a process of its own: <c>bare</c> Kestrel, <c>plain</c> gRPC, <c>posthouse</c> with the whole pipeline,
/// <c>rest</c>, or an empty <c>page</c>.</summary>
internal static class BenchServer
{
    /// <summary>Serves until standard input ends. Prints the caller token to send, then the ports without and with TLS.</summary>
    public static async Task RunAsync(string kind, string[] certificateAndKey)
    {
        if (kind is "page" or "bare-page")
        {
            await EmptyPage.RunAsync(bare: kind == "bare-page");
            return;
        }

        if (kind is "rest" or "bare-rest")
        {
            await RestServer.RunAsync(bare: kind == "bare-rest");
            return;
        }

        var tokens = new CallerTokens(ClusterKey.Create(), "bench", TimeProvider.System);
        await using var server = Build(certificateAndKey[0], certificateAndKey[1]);
        if (kind == "bare")
        {
            server.Run(BareEndpoint.HandleAsync);
        }
        else
        {
            server.UseRouting();
            server.MapGrpcService(kind == "plain"
                ? GrpcServiceBinding.Of(new BenchEndpoint(), null)
                : BenchComponents.Bind(new BenchCallers(tokens), TimeProvider.System));
            server.UseEndpoints(static _ => { });
        }

        await server.StartAsync();
        var ports = string.Join(' ', server.Urls.Select(address => new Uri(address).Port));
        Console.WriteLine($"{tokens.For(Caller.Component("Calling"))} {ports}");
        await Console.In.ReadToEndAsync();
    }

    private static WebApplication Build(string certificateFile, string keyFile)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        using var pem = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
        var certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.UseHttps(certificate);
            });
        });
        builder.Services.AddGrpc();
        return builder.Build();
    }
}
