using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Server;
using Posthouse.Tests.Grpc.Calls;

namespace Posthouse.Tests.Grpc.Client;

/// <summary>An echo in a process of its own, which a test kills. It does not answer those who ask it to keep them.</summary>
internal sealed class MortalServer : IDisposable
{
    public const string Keep = "keep";

    private readonly Process _process;

    private MortalServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<MortalServer> StartAsync(int port)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Posthouse.Tests"), ["--mortal", $"{port}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new MortalServer(process, int.Parse(line ?? "0", CultureInfo.InvariantCulture));
    }

    /// <summary>Serves at the port, or at one of the system's choice for 0, until its input ends; writes its port.</summary>
    public static async Task<int> ServeAsync(string port)
    {
        var echo = new ScriptedEcho();
        echo.OnEcho = async (request, context) =>
        {
            await (request.Text == Keep ? Task.Delay(Timeout.Infinite, context.CancellationToken) : Task.CompletedTask);
            return new EchoResponse { Text = request.Text };
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
            server.Listen(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture), static listener => listener.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        await using var application = builder.Build();
        application.MapGrpcService(GrpcServiceBinding.Of(echo, null));
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await Console.Out.WriteLineAsync(new Uri(address).Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
