using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Posthouse.Bench.Servers;

/// <summary>An empty page of a Razor component, rendered on the server. Public: only public pages are mapped.</summary>
[Route("/")]
public sealed class EmptyPage : ComponentBase
{
    /// <summary>Serves the page until standard input ends. Prints a dash in the token's place, then the port.</summary>
    /// <param name="bare">Whether nothing but Kestrel, routing and the page is there; else the set-up that the documentation shows.</param>
    public static async Task RunAsync(bool bare)
    {
        await using var server = bare ? Bare() : Ordinary();
        await server.StartAsync();
        Console.WriteLine($"- {new Uri(server.Urls.First()).Port}");
        await Console.In.ReadToEndAsync();
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        builder.AddMarkupContent(0, "<!DOCTYPE html><html lang=\"en\"><head><title>Empty</title></head><body></body></html>");

    private static WebApplication Ordinary()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRazorComponents();
        var server = builder.Build();
        server.UseAntiforgery();
        server.MapRazorComponents<EmptyPage>();
        return server;
    }

    private static WebApplication Bare()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore().AddRazorComponents();
        var server = builder.Build();
        server.UseRouting();
        server.MapGet("/", static () => new RazorComponentResult<EmptyPage>());
        server.UseEndpoints(static _ => { });
        return server;
    }
}
