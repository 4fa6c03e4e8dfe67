using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>Answers calls of methods that nobody serves with UNIMPLEMENTED; leaves every other request alone.</summary>
internal sealed class UnknownMethods
{
    private bool _mapped;

    /// <summary>Maps the answer, once for an application.</summary>
    internal void Map(IEndpointRouteBuilder endpoints)
    {
        if (_mapped)
        {
            return;
        }

        _mapped = true;
        var pattern = RoutePatternFactory.Parse(
            "{service}/{method}", defaults: null, parameterPolicies: new RouteValueDictionary { ["method"] = new GrpcRequests() });
        endpoints.Map(pattern, Answer)
            .WithDisplayName("gRPC - unknown method")
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Post]), new Undescribed());
    }

    private static Task Answer(HttpContext http) => UnservedCall.AnswerAsync(http, Outcomes.UnimplementedMethod(http.Request.Path));

    private sealed class GrpcRequests : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            httpContext is not null && UnservedCall.Is(httpContext.Request);
    }

    private sealed class Undescribed : IExcludeFromDescriptionMetadata
    {
        public bool ExcludeFromDescription => true;
    }
}
