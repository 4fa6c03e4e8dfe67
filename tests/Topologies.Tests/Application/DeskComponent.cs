using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Storage;

namespace Topologies.Tests.Application;

/// <summary>The page of the application under test: whatever it is asked, the echo answers.</summary>
internal sealed class DeskComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Configures<LarderSign>("Larder")
        .Calls<EchoService.EchoServiceClient>()
        .Exposes("/", Map)
        .Stores(Migrations.FromScripts(new MigrationScript(1, "visits", "create table visits (id integer primary key);")));

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", async (Database database, HttpContext context) =>
        {
            await database.WriteAsync(static async transaction => await transaction.ExecuteAsync("insert into visits default values"), context.RequestAborted);
            return $"desk {Environment.ProcessId}";
        });
        routes.MapGet("/echo", async (string text, EchoService.EchoServiceClient echo, HttpContext context) =>
        {
            var request = new EchoRequest { Text = text };
            try
            {
                var reply = await echo.EchoInsideAsync(request, cancellationToken: context.RequestAborted);
                return Results.Text($"{reply.Text} for {reply.Caller} from {reply.Process}");
            }
            catch (RpcException failure) when (failure.StatusCode == StatusCode.Unavailable)
            {
                return Results.Text("unavailable", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
        routes.MapGet("/slow", async (int milliseconds, EchoService.EchoServiceClient echo, HttpContext context) =>
            (await echo.EchoAsync(new EchoRequest { Text = "slow", DelayMilliseconds = milliseconds }, cancellationToken: context.RequestAborted)).Text);
        routes.MapGet("/time", (TimeProvider time) => time.GetUtcNow().ToString("O"));
    }
}
