using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Hosting;

/// <summary>A desk that faces the public and asks the echo.</summary>
internal sealed class DeskComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Calls<EchoService.EchoServiceClient>()
        .Exposes("/", DeskPages.Map)
        .Uses(services => services.AddSingleton(new Owner("Desk")));
}

/// <summary>Serves the echo, and pages of its own that outsiders reach through the public process.</summary>
internal sealed class EchoComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<EchoEndpoint>()
        .Exposes("/echo", EchoPages.Map)
        .Uses(services => services.AddSingleton(new Owner("Echo")).AddSingleton<Gate>());
}

/// <summary>Has declared no call at all.</summary>
internal sealed class StrangerComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Exposes("/stranger", static _ => { })
        .Uses(services => services.AddSingleton(new Owner("Stranger")));
}

/// <summary>Tells whose services something was taken from.</summary>
internal sealed record Owner(string Component);

/// <summary>Holds requests until a test lets them go.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Entered => _entered.Task;

    public void Open() => _opened.SetResult();

    public Task PassAsync(CancellationToken cancellationToken)
    {
        _entered.TrySetResult();
        return _opened.Task.WaitAsync(cancellationToken);
    }
}

internal sealed class EchoEndpoint(Gate gate) : EchoService.EchoServiceBase
{
    public override async Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
    {
        if (request.Text == "wait")
        {
            await gate.PassAsync(context.CancellationToken);
        }

        return new EchoResponse { Text = request.Text, Caller = context.GetCaller().Name ?? "" };
    }

    public override Task<EchoResponse> EchoInside(EchoRequest request, ServerCallContext context) =>
        Task.FromResult(new EchoResponse { Text = request.Text, Caller = context.GetCaller().Name ?? "" });
}

internal static class DeskPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", async (EchoService.EchoServiceClient echo, Owner owner, HttpContext context) =>
        {
            var reply = await echo.EchoInsideAsync(new EchoRequest { Text = "hello" }, cancellationToken: context.RequestAborted);
            return Results.Text($"{owner.Component}: {reply.Text} for {reply.Caller}");
        });
        routes.MapGet("/wait", async (EchoService.EchoServiceClient echo, HttpContext context) =>
            (await echo.EchoAsync(new EchoRequest { Text = "wait" }, cancellationToken: context.RequestAborted)).Text);
        routes.MapGet("/broken", string () => throw new NotSupportedException("secret"));
    }
}

internal static class EchoPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/echo/who", (HttpRequest request, Owner owner) => Results.Json(new
        {
            Owner = owner.Component,
            request.Scheme,
            Host = request.Host.Value,
            Client = request.HttpContext.Connection.RemoteIpAddress?.ToString(),
            Path = request.Path.Value,
            Query = request.QueryString.Value,
            Reserved = string.Join(',', request.Headers.Keys.Where(name => name.StartsWith("posthouse-", StringComparison.OrdinalIgnoreCase))),
        }));
        routes.MapMethods("/echo/big/{bytes:int}", ["GET", "HEAD"], (int bytes, HttpResponse response) =>
        {
            response.ContentLength = bytes;
            return HttpMethods.IsHead(response.HttpContext.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(new byte[bytes]).AsTask();
        });
        routes.MapPost("/echo/body", (HttpContext context) => context.Request.Body.CopyToAsync(context.Response.Body, context.RequestAborted));
        routes.MapPost("/echo/sign-in", (HttpResponse response) =>
        {
            response.Cookies.Append("first", "1");
            response.Cookies.Append("second", "2");
            return Results.Redirect("/echo/who?signed=in");
        });
        routes.MapGet("/echo/trickle", async (HttpResponse response, Gate gate) =>
        {
            await response.WriteAsync("first\n");
            await response.Body.FlushAsync();
            await gate.PassAsync(response.HttpContext.RequestAborted);
            await response.WriteAsync("second\n");
        });
        routes.MapGet("/echo/silent", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        routes.MapGet("/echo/break", async (HttpResponse response) =>
        {
            await response.WriteAsync("half");
            await response.Body.FlushAsync();
            throw new NotSupportedException("secret");
        });
    }
}
