using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Grpc.Server;
using Posthouse.Security;
using Posthouse.Surfaces;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Door;

/// <summary>What each listener of a process serves: a routing table for each, so that a method which a listener does not serve does not exist there.</summary>
internal sealed class ListenerRoutes
{
    private readonly RequestDelegate _inner;
    private readonly RequestDelegate _extra;
    private readonly PublicEntrance? _public;

    public ListenerRoutes(ProcessPlan plan, ProcessServing serving, SurfaceDispatcher surfaces, PublicDoor door)
    {
        var methods = PublicMethods.Of(plan.Application);
        var open = new OpenServices(plan, methods, serving.Served);
        var inner = WebServer.Route(serving.Web, serving.Bindings);
        _inner = context => UnservedCalls.IsCall(context) ? inner(context) : surfaces.HandleForwardedAsync(context);
        _extra = WebServer.Route(serving.Web, open.OfExtra(serving.Components));
        if (plan.IsPublic)
        {
            OutsideCalls = serving.Routes.FromOutside(methods);
            _public = new PublicEntrance(serving.Web, door, serving.Greeter, surfaces, endpoints => MapPublic(endpoints, open.OfPublic(serving.Components, OutsideCalls)));
        }
    }

    /// <summary>The calls of outsiders, for whatever protocol brings them; <see langword="null"/> where the process does not face the public.</summary>
    public OutsideCalls? OutsideCalls { get; }

    public Task HandleAsync(HttpContext context)
    {
        var listener = context.Features.Get<Listener>();
        if (listener == Listener.Inner)
        {
            return _inner(context);
        }

        return listener == Listener.Public ? _public!.HandleAsync(context) : OutsideHeaders.HandleAsync(context, _extra);
    }

    // Every protocol that outsiders may use is mapped here, beside the methods that it speaks for.
    private static void MapPublic(IEndpointRouteBuilder endpoints, IEnumerable<GrpcServiceBinding> bindings) => WebServer.Map(endpoints, bindings);
}

/// <summary>What a process has for its listeners.</summary>
/// <param name="Web">The services of the web server.</param>
/// <param name="Components">The components of the process.</param>
/// <param name="Served">Binds what they serve.</param>
/// <param name="Bindings">What other processes may call.</param>
/// <param name="Routes">The ways to the components.</param>
/// <param name="Greeter">Recognises people.</param>
internal sealed record ProcessServing(
    IServiceProvider Web, IReadOnlyCollection<HostedComponent> Components, ServedMethods Served, IReadOnlyCollection<GrpcServiceBinding> Bindings, CallRoutes Routes, FrontDoor Greeter);
