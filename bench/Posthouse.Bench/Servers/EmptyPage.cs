using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Posthouse.Bench.Servers;

/// <summary>The least that a page of a Razor component costs: the limit for our pages.</summary>
internal sealed class EmptyPage : ComponentBase
{
    /// <summary>Serves the page until standard input ends. Prints a dash in the token's place, then the port.</summary>
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore().AddRazorComponents();
        await using var server = builder.Build();
        server.UseRouting();
        server.MapGet("/", static () => new RazorComponentResult<EmptyPage>());
        server.UseEndpoints(static _ => { });
        await server.StartAsync();
        Console.WriteLine($"- {new Uri(server.Urls.First()).Port}");
        await Console.In.ReadToEndAsync();
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        builder.AddMarkupContent(0, "<!DOCTYPE html><html lang=\"en\"><head><title>Empty</title></head><body></body></html>");
}
