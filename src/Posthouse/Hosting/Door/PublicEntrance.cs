using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Hosting.Standing;
using Posthouse.Rest;
using Posthouse.Security;
using Posthouse.Surfaces;
using AspNetApplicationBuilder = Microsoft.AspNetCore.Builder.ApplicationBuilder;

namespace Posthouse.Hosting.Door;

/// <summary>
/// Takes every request on the public listener. What is mapped (methods, and whatever else speaks for them) is called as an outsider, with the person whom the
/// front door recognises; everything else is for the surfaces.
/// </summary>
internal sealed class PublicEntrance
{
    private readonly PublicDoor _door;
    private readonly FrontDoor _greeter;
    private readonly SurfaceDispatcher _surfaces;
    private readonly RequestDelegate _routes;

    public PublicEntrance(IServiceProvider services, PublicDoor door, FrontDoor greeter, SurfaceDispatcher surfaces, Action<IEndpointRouteBuilder> map)
    {
        _door = door;
        _greeter = greeter;
        _surfaces = surfaces;
        var pipeline = new AspNetApplicationBuilder(services);
        pipeline.UseRouting();
        pipeline.UseCors();
        pipeline.Use(next => context => context.GetEndpoint() is { } endpoint ? EnterAsync(context, endpoint, next) : ShowAsync(context));
        pipeline.UseEndpoints(endpoints => map(CrossOriginCalls.Allowed(endpoints)));
        _routes = pipeline.Build();
    }

    public Task HandleAsync(HttpContext context) => OutsideHeaders.HandleAsync(context, _routes);

    private async Task EnterAsync(HttpContext context, Endpoint endpoint, RequestDelegate next)
    {
        if (!_door.IsOpen && !IsAlwaysOpen(endpoint))
        {
            await (endpoint.Metadata.GetMetadata<RestSurface>() is null ? NotReadyAsync(context) : RestSurface.NotReadyAsync(context));
            return;
        }

        await _greeter.GreetAsync(context);
        ActingUser.Enter(context.Features.Get<SignedInUser>()?.Id);
        context.Request.Headers.Remove("Cookie");
        OutsideAddress.Note(context);
        await next(context);
    }

    private Task ShowAsync(HttpContext context) =>
        !_door.IsOpen ? NotReadyAsync(context)
        : UnservedCalls.IsCall(context) ? UnservedCalls.UnimplementedAsync(context)
        : _surfaces.HandlePublicAsync(context);

    private static Task NotReadyAsync(HttpContext context) => UnservedCalls.IsCall(context) ? UnservedCalls.NotReadyAsync(context) : PlainPages.NotReadyAsync(context);

    // Whoever asks how the application is must be told while it is not ready, too.
    private static bool IsAlwaysOpen(Endpoint endpoint) => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is { } called && StandardBindings.Have(called.Method);
}
