using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Posthouse.Components;
using Posthouse.Testing.Echo;

namespace Browser.Tests.Wire;

/// <summary>Answers calls, in a process that no browser reaches itself.</summary>
internal sealed class EchoComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<EchoEndpoint>();
}

/// <summary>Shows a page that makes calls with connect-web: its modules as they come from npm, the contract as bytes.</summary>
internal sealed class PageComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Exposes("/", routes =>
    {
        routes.MapGet("/", () => Results.Content(WirePage.Html, "text/html"));
        routes.MapGet("/contract", () => Results.Bytes(WirePage.Contract));
        routes.MapGet("/calls.mjs", () => Results.File(WirePage.Script, "text/javascript"));
        routes.MapGet("/modules/{**path}", (string path) => Results.File(WirePage.Module(path), "text/javascript"));
    });
}
