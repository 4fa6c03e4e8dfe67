using Microsoft.AspNetCore.Builder;

namespace Posthouse.Rest;

/// <summary>Puts REST/JSON into an application that is not built on the chassis.</summary>
public static class RestApplicationBuilderExtensions
{
    /// <summary>Answers every request under the paths of a surface; all others go on.</summary>
    /// <param name="application">The application.</param>
    /// <param name="surface">What is served.</param>
    public static IApplicationBuilder UseRest(this IApplicationBuilder application, RestSurface surface)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(surface);
        return application.Use(next => context => surface.Takes(context.Request.Path) ? surface.HandleAsync(context) : next(context));
    }
}
