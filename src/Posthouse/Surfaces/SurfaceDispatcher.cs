using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Posthouse.Security;
using Posthouse.Topologies;

namespace Posthouse.Surfaces;

/// <summary>Hands a request to what exposes its path: a component of this process, or the process that has it.</summary>
internal sealed class SurfaceDispatcher
{
    private readonly SurfaceTable<RequestDelegate> _public;
    private readonly SurfaceTable<RequestDelegate> _own;
    private readonly string? _publicProcess;
    private readonly FrontDoor _door;
    private readonly CallerTokens _tokens;
    private readonly TimeProvider _time;
    private readonly SurfaceOptions _options;
    private readonly ILogger _logger;

    public SurfaceDispatcher(ProcessPlan plan, IReadOnlyCollection<ComponentSurfaces> own, SurfaceForwarder forwarder, SurfaceContext context)
    {
        _door = context.Door;
        _tokens = context.Tokens;
        _time = context.Time;
        _options = context.Options;
        _logger = context.Loggers.CreateLogger("Posthouse.Surfaces");
        _publicProcess = plan.Application.PublicProcess?.Name;
        var entries = own.SelectMany(static surfaces => surfaces.Prefixes, static (surfaces, prefix) => (prefix, (RequestDelegate)surfaces.HandleAsync)).ToList();
        _own = new SurfaceTable<RequestDelegate>(entries);
        _public = new SurfaceTable<RequestDelegate>(entries.Concat(Elsewhere(plan, forwarder)));
    }

    /// <summary>Takes a request on the public listener.</summary>
    public async Task HandlePublicAsync(HttpContext context)
    {
        ForwardedRequest.Strip(context.Request);
        context.Features.Set(new RequestBudget(_time.GetUtcNow() + _options.Budget));
        await _door.GreetAsync(context);
        await HandleAsync(context, _public);
    }

    /// <summary>Takes a request that the public process forwarded.</summary>
    public Task HandleForwardedAsync(HttpContext context)
    {
        if (!_tokens.TryVerify(context.Request.Headers[CallerTokens.MetadataKey], out var claims) || claims.Caller.IsComponent || claims.Process != _publicProcess)
        {
            Log.NotFromPublicProcess(_logger, context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        ForwardedRequest.Restore(context, claims.Caller.UserId, _time);
        return HandleAsync(context, _own);
    }

    private Task HandleAsync(HttpContext context, SurfaceTable<RequestDelegate> table)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = _options.MaxRequestBytes;
        }

        return table.Find(context.Request.Path) is { } taker ? taker(context) : PlainPages.NotFoundAsync(context);
    }

    private static IEnumerable<(string Prefix, RequestDelegate Taker)> Elsewhere(ProcessPlan plan, SurfaceForwarder forwarder) =>
        from process in plan.Application.Processes
        where process.Name != plan.Name
        from component in process.Components
        from surface in component.Surfaces
        select (surface.Prefix, (RequestDelegate)(context => forwarder.ForwardAsync(context, process.Name)));
}

/// <summary>What surfaces need of their process.</summary>
internal sealed record SurfaceContext(FrontDoor Door, CallerTokens Tokens, TimeProvider Time, SurfaceOptions Options, ILoggerFactory Loggers);
