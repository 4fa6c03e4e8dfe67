using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Contracts.Events.V1;
using Posthouse.Grpc.Server;
using Posthouse.Hosting.Standing;
using Posthouse.Rest;
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
        var (methods, health) = (serving.Methods, serving.Health);
        var open = new OpenServices(plan, methods, serving.Served);
        var inner = WebServer.Route(serving.Web, [.. serving.Bindings, .. StandardBindings.Of(health.Inner, Contracts(plan).Append(EventLogService.Descriptor))]);
        _inner = context => UnservedCalls.IsCall(context) ? inner(context) : surfaces.HandleForwardedAsync(context);
        _extra = WebServer.Route(serving.Web, [.. open.OfExtra(serving.Components), .. StandardBindings.Of(health.Extra, Contracts(plan).Where(methods.HasPublic), methods.IsPublic)]);
        if (plan.IsPublic)
        {
            OutsideCalls = serving.Routes.FromOutside(methods);
            IEnumerable<GrpcServiceBinding> bindings = [.. open.OfPublic(serving.Components, OutsideCalls), .. StandardBindings.Of(health.Public, methods.Services, methods.Has)];
            var rest = PublicRest.Of(plan.Application, methods, OutsideCalls, serving.Time);
            _public = new PublicEntrance(serving.Web, door, serving.Greeter, surfaces, endpoints => MapPublic(endpoints, bindings, rest));
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

    private static IEnumerable<ServiceDescriptor> Contracts(ProcessPlan plan) => plan.Components.SelectMany(static component => component.Serves).Select(static served => served.Service);

    // Every protocol that outsiders may use is mapped here, beside the methods that it speaks for.
    private static void MapPublic(IEndpointRouteBuilder endpoints, IEnumerable<GrpcServiceBinding> bindings, RestSurface rest)
    {
        WebServer.Map(endpoints, bindings);
        endpoints.MapRest(rest);
    }
}
