using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Security;
using AspNetApplicationBuilder = Microsoft.AspNetCore.Builder.ApplicationBuilder;

namespace Posthouse.Surfaces;

/// <summary>What one component exposes: a routing table of its own, whose services are the component's and nobody else's.</summary>
internal sealed class ComponentSurfaces
{
    private readonly ComponentDefinition _component;
    private readonly IServiceProvider _services;
    private readonly RequestDelegate _routes;
    private readonly ILogger _logger;

    public ComponentSurfaces(ComponentDefinition component, IServiceProvider services, ILoggerFactory loggers)
    {
        _component = component;
        _services = services;
        _logger = loggers.CreateLogger($"Posthouse.Surfaces.{component.Name}");
        var pipeline = new AspNetApplicationBuilder(services);
        pipeline.UseRouting();
        pipeline.UseAntiforgery();
        pipeline.UseEndpoints(routes =>
        {
            var taken = new SurfaceRoutes(routes);
            foreach (var surface in component.Surfaces)
            {
                surface.Map(taken);
            }

            Endpoints = routes.DataSources;
        });
        _routes = pipeline.Build();
    }

    /// <summary>The prefixes that it takes.</summary>
    public IEnumerable<string> Prefixes => _component.Surfaces.Select(static surface => surface.Prefix);

    /// <summary>The routes that were mapped.</summary>
    public ICollection<EndpointDataSource> Endpoints { get; private set; } = [];

    public async Task HandleAsync(HttpContext context)
    {
        var outer = context.RequestServices;
        await using var scope = _services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        if (context.Features.Get<RequestBudget>() is { } budget)
        {
            CallDeadline.Limit(budget.Deadline.UtcDateTime);
        }

        ActingUser.Enter(context.Features.Get<SignedInUser>()?.Id);
        try
        {
            await _routes(context);
            if (context.GetEndpoint() is null && !context.Response.HasStarted && context.Response.StatusCode == StatusCodes.Status404NotFound)
            {
                await PlainPages.NotFoundAsync(context);
            }
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(context, exception);
        }
        catch (OperationCanceledException)
        {
            // The client is gone: there is nobody to answer and nothing to mend.
        }
        finally
        {
            context.RequestServices = outer;
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        if (exception is BadHttpRequestException refused && !context.Response.HasStarted)
        {
            context.Response.Clear();
            await PlainPages.RefusedAsync(context, refused.StatusCode);
            return;
        }

        Log.Failed(_logger, exception, context.Request.Method, context.Request.Path, _component.Name);
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        await PlainPages.FailedAsync(context);
    }
}
