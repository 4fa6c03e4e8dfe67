using System.Collections.Immutable;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Calls;
using Posthouse.Rest.Documents;
using Posthouse.Rest.Json;
using Posthouse.Rest.Problems;
using Posthouse.Rest.Routes;

namespace Posthouse.Rest;

/// <summary>
/// Serves methods as REST/JSON, as their <c>google.api.http</c> rules say: <see cref="HandleAsync"/> takes every request under the prefixes of their paths and answers it, at the least with a problem.
/// </summary>
public sealed class RestSurface
{
    private readonly RouteTree<Route> _routes = new();
    private readonly ProblemReader _problems;

    /// <summary>Reads the rules of the services and prepares their calls.</summary>
    /// <param name="options">Which services, and how far a request may go.</param>
    /// <exception cref="ArgumentException">Rules cannot hold; names all of them.</exception>
    public RestSurface(RestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var reader = new BindingReader(options.Rules);
        Bindings = [.. options.Services.SelectMany(static service => service.Contract.Methods).Where(options.Includes).SelectMany(method => reader.Read(method))];
        _problems = new ProblemReader(new ReasonTable(options.Services.Select(static service => service.Contract.File), options.ReasonStatuses), options.Failures);
        var parts = new CallParts(options, new JsonShapes(TypeRegistry.FromFiles(ContractFiles.WithImports(options.Services.Select(static service => service.Contract.File)))), _problems);
        var selectors = options.Services.SelectMany(static service => service.Contract.Methods).Select(static method => $"{method.Service.FullName}/{method.Name}");
        var problems = reader.Problems
            .Concat(options.Rules.Keys.Except(selectors, StringComparer.Ordinal).Select(static selector => $"The HTTP rule for \"{selector}\" matches nothing: name a method as Full.Service.Name/Method."))
            .ToList();
        if (problems.Count == 0)
        {
            problems.AddRange(Bindings
                .Where(binding => !_routes.Add(binding.Path, binding.Verb, new Route(binding, RestCall.Of(binding, parts))))
                .Select(static binding => $"{binding.Selector} has {binding.Verb} {binding.Path.Text}, which is taken."));
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join('\n', problems), nameof(options));
        }

        Look = options.Look;
        Documents = new ServedDocuments(options, new DocumentWriter(options, Bindings));
        Prefixes = [.. Bindings.Select(static binding => $"/{binding.Path.Steps[0].Text}").Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The first steps of all paths, each with its slash.</summary>
    public ImmutableArray<string> Prefixes { get; }

    /// <summary>How the page looks.</summary>
    internal ApiPageLook Look { get; }

    /// <summary>Its OpenAPI and Swagger documents.</summary>
    internal ServedDocuments Documents { get; }

    /// <summary>The ways to call what is served.</summary>
    internal ImmutableArray<HttpBinding> Bindings { get; }

    /// <summary>Answers a request that comes before the application is ready, for whoever finds a surface in an endpoint's metadata.</summary>
    /// <param name="context">The request.</param>
    public static Task NotReadyAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ProblemWriter.AnswerAsync(context, Refusals.NotReady());
    }

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    public async Task HandleAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var target = RequestTarget.Of(context);
        var method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        if (_routes.Find(target, method) is not { } match)
        {
            await RefuseAsync(context, target);
            return;
        }

        try
        {
            await match.Route.Call.HandleAsync(context, match.Segments);
        }
        catch (RefusedRequestException refused)
        {
            await ProblemWriter.AnswerAsync(context, refused.Problem);
        }
        catch (RpcException failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            await ProblemWriter.AnswerAsync(context, _problems.Read(failure, match.Route.Binding.Method.InputType));
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            await ProblemWriter.AnswerAsync(context, new Problem(wrong.StatusCode, StatusCode.InvalidArgument, wrong.Message));
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone, and with it the call: there is nobody to answer.
        }
    }

    private async Task RefuseAsync(HttpContext context, RequestTarget target)
    {
        var allowed = _routes.MethodsOf(target).ToList();
        if (allowed.Contains(HttpMethods.Get, StringComparer.Ordinal))
        {
            allowed.Add(HttpMethods.Head);
        }

        if (allowed.Count > 0 && HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.Allow = string.Join(", ", allowed.Append(HttpMethods.Options));
            return;
        }

        await ProblemWriter.AnswerAsync(context, allowed.Count == 0 ? Refusals.NotFound(context.Request.Path) : Refusals.WrongMethod(context.Request.Method, allowed));
    }

    private sealed record Route(HttpBinding Binding, RestCall Call);
}
