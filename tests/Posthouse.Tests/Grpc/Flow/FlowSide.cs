using System.Globalization;
using System.Net;
using Google.Protobuf;
using Grpc.Net.Client;
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

namespace Posthouse.Tests.Grpc.Flow;

/// <summary>One side of a long stream, in a process of its own. The reader stops for ten seconds after the first part.</summary>
internal static class FlowSide
{
    public const string Repeat = "repeat";
    public const string Collect = "collect";

    private const string Begin = "begin";
    private const string End = "end";
    private const int MessageSize = 64 * 1024;
    private const int WarmUp = 2 * 1024;
    private const int Messages = 16 * 1024;
    private const int ReadBeforeStop = 100;
    private static readonly TimeSpan Stop = TimeSpan.FromSeconds(10);

    /// <summary>Serves until its input ends; writes its port.</summary>
    public static async Task<int> ServeAsync()
    {
        await using var footprint = new Footprint();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static server => server.Listen(IPAddress.Loopback, 0, static listener => listener.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        await using var application = builder.Build();
        application.MapGrpcService(GrpcServiceBinding.Of(Service(footprint), null));
        await application.StartAsync();
        await Console.Out.WriteLineAsync(new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>Calls, and writes growth and longest wait of the client and then of the server.</summary>
    public static async Task<int> CallAsync(string port, string kind)
    {
        await using var footprint = new Footprint();
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        var client = new EchoService.EchoServiceClient(channel);
        Func<int, bool, Task> stream = kind == Repeat ? (count, stops) => RepeatAsync(client, count, stops) : (count, stops) => CollectAsync(client, footprint, count, stops);
        await stream(WarmUp, false);
        await client.EchoAsync(new EchoRequest { Text = Begin });
        footprint.Begin();
        await stream(Messages, true);
        var mine = footprint.Report;
        await Console.Out.WriteLineAsync($"{mine} {(await client.EchoAsync(new EchoRequest { Text = End })).Text}");
        return 0;
    }

    private static async Task RepeatAsync(EchoService.EchoServiceClient client, int count, bool stops)
    {
        using var call = client.Repeat(new EchoRequest { Repeat = count });
        for (var read = 0; await call.ResponseStream.MoveNext(CancellationToken.None); read++)
        {
            await StopAsync(read, stops);
        }
    }

    private static async Task CollectAsync(EchoService.EchoServiceClient client, Footprint footprint, int count, bool stops)
    {
        using var call = client.Collect();
        var request = new EchoRequest { Payload = ByteString.CopyFrom(new byte[MessageSize]), Text = stops ? "stop" : "" };
        for (var written = 0; written < count; written++)
        {
            await footprint.WaitsAsync(call.RequestStream.WriteAsync(request));
        }

        await call.RequestStream.CompleteAsync();
        await call;
    }

    private static ScriptedEcho Service(Footprint footprint) => new()
    {
        OnEcho = (request, _) =>
        {
            if (request.Text == Begin)
            {
                footprint.Begin();
            }

            return Task.FromResult(new EchoResponse { Text = footprint.Report });
        },
        OnRepeat = async (request, responses, _) =>
        {
            var response = new EchoResponse { Payload = ByteString.CopyFrom(new byte[MessageSize]) };
            for (var written = 0; written < request.Repeat; written++)
            {
                await footprint.WaitsAsync(responses.WriteAsync(response));
            }
        },
        OnCollect = async (requests, _) =>
        {
            for (var read = 0; await requests.MoveNext(CancellationToken.None); read++)
            {
                await StopAsync(read, requests.Current.Text.Length > 0);
            }

            return new EchoResponse();
        },
    };

    private static Task StopAsync(int read, bool stops) => stops && read == ReadBeforeStop ? Task.Delay(Stop) : Task.CompletedTask;
}
