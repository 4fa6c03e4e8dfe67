using System.Collections.Immutable;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Requests;

namespace Posthouse.Rest.Calls;

/// <summary>One request, answered line by line.</summary>
internal sealed class ServerStreamingRestCall<TRequest, TResponse>(HttpBinding binding, CallParts parts) : RestCall
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly Method<TRequest, TResponse> _method = Describe<TRequest, TResponse>(binding);
    private readonly RequestReader _requests = new(binding, parts.Options, parts.Shapes);
    private readonly AnswerLines<TResponse> _lines = new(binding, parts);

    public override async Task HandleAsync(HttpContext context, ImmutableArray<string> segments)
    {
        ContentTypes.DemandAccept(context.Request, ContentTypes.Lines);
        var options = parts.Requests.Of(context, isStream: true);
        var request = (TRequest)await _requests.ReadAsync(context, segments);
        using var call = parts.Options.Calls.AsyncServerStreamingCall(_method, host: null, options, request);
        await _lines.SendAllAsync(context, call.ResponseStream, call.ResponseHeadersAsync, call.GetStatus, static failure => failure);
    }
}
