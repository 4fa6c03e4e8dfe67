using System.Collections.Immutable;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Requests;

namespace Posthouse.Rest.Calls;

/// <summary>One request, one answer.</summary>
internal sealed class UnaryRestCall<TRequest, TResponse>(HttpBinding binding, CallParts parts) : RestCall
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly Method<TRequest, TResponse> _method = Describe<TRequest, TResponse>(binding);
    private readonly RequestReader _requests = new(binding, parts.Options, parts.Shapes);
    private readonly MessageAnswer _answers = new(binding, parts);

    public override async Task HandleAsync(HttpContext context, ImmutableArray<string> segments)
    {
        ContentTypes.DemandAccept(context.Request, ContentTypes.Json);
        var options = parts.Requests.Of(context, isStream: false);
        var request = (TRequest)await _requests.ReadAsync(context, segments);
        using var call = parts.Options.Calls.AsyncUnaryCall(_method, host: null, options, request);
        var response = await call.ResponseAsync;
        await _answers.SendAsync(context, response, await call.ResponseHeadersAsync);
    }
}
