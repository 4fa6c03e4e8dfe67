using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Posthouse.Settings;

namespace Posthouse.Hosting.Door;

/// <summary>Lets pages of other origins call what is mapped on the public listener, where the settings say so; pages and whatever else surfaces show stay as they are.</summary>
internal static class CrossOriginCalls
{
    private const string Policy = "calls";

    /// <summary>Makes the policy of the settings.</summary>
    public static void Add(CorsOptions cors, SettingValues settings)
    {
        var origins = (CrossOrigins)new OptionBinding(settings).Bind(CrossOrigins.Setting, []);
        if (origins.All.Count > 0)
        {
            cors.AddPolicy(Policy, policy => Describe(policy, origins));
        }
    }

    /// <summary>Where to map what such pages may call: there, if there is a policy.</summary>
    public static IEndpointRouteBuilder Allowed(IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<CorsOptions>>().Value.GetPolicy(Policy) is null)
        {
            return endpoints;
        }

        var group = endpoints.MapGroup("");
        group.RequireCors(Policy);
        return group;
    }

    private static void Describe(CorsPolicyBuilder policy, CrossOrigins origins)
    {
        policy.AllowCalls();
        _ = origins.AllowsAny ? policy.AllowAnyOrigin() : policy.WithOrigins([.. origins.All]);
        _ = origins.Credentials ? policy.AllowCredentials() : policy.DisallowCredentials();
    }
}
