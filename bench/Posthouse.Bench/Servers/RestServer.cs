using System.Net;
using System.Text.Json;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Calls.Pipeline;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;
using Posthouse.Rest;
using Posthouse.Security;

namespace Posthouse.Bench.Servers;

/// <summary>The echo method as REST/JSON over HTTP/1.1: by the rule in its contract, through local calls with the whole pipeline on both sides, or bare: a minimal API that knows nothing else.</summary>
internal static class RestServer
{
    /// <summary>Serves until standard input ends. Prints a dash in the token's place, then the port.</summary>
    /// <param name="bare">Whether nothing but Kestrel, routing and the minimal API is there.</param>
    public static async Task RunAsync(bool bare)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddRoutingCore().ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, EchoJson.Default));
        await using var server = builder.Build();
        server.UseRouting();
        if (bare)
        {
            server.MapPost(BenchMessages.RestPath, static (EchoQuestion question) => Answer(new EchoAnswer(question.Text, question.Payload, Number: 1)));
        }
        else
        {
            server.MapRest(new RestSurface(new RestOptions { Services = [new OfferedContract("Echo", EchoService.Descriptor)], Calls = Calls(TimeProvider.System) }));
        }

        server.UseEndpoints(static _ => { });
        await server.StartAsync();
        Console.WriteLine($"- {new Uri(server.Urls.First()).Port}");
        await Console.In.ReadToEndAsync();
    }

    // With its length, as the other one sends it, rather than in chunks.
    private static Utf8ContentHttpResult Answer(EchoAnswer answer) => TypedResults.Text(JsonSerializer.SerializeToUtf8Bytes(answer, EchoJson.Default.EchoAnswer), "application/json");

    private static CallInvoker Calls(TimeProvider time)
    {
        var table = new GrpcMethodTable([BenchComponents.Bind(new Strangers(), time)]);
        return new LocalCallInvoker(table, new LocalCaller("outside"), time).Intercept(new ClientPipeline(new ClientPipelineOptions { Caller = "outside", Callee = "Echo", Process = "bench", Clock = time }));
    }

    private sealed class Strangers : ICallerResolver
    {
        public CallOrigin Resolve(ServerCallContext context) => new(Caller.Outside, PublicOnly: true);
    }
}
