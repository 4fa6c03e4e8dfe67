using System.Collections.Immutable;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Requests;

namespace Posthouse.Rest.Calls;

/// <summary>Requests line by line, answered once.</summary>
internal sealed class ClientStreamingRestCall<TRequest, TResponse>(HttpBinding binding, CallParts parts) : RestCall
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly Method<TRequest, TResponse> _method = Describe<TRequest, TResponse>(binding);
    private readonly RequestLines<TRequest> _lines = new(binding, parts);
    private readonly MessageAnswer _answers = new(binding, parts);

    public override async Task HandleAsync(HttpContext context, ImmutableArray<string> segments)
    {
        ContentTypes.DemandAccept(context.Request, ContentTypes.Json);
        _lines.DemandBody(context);
        using var call = parts.Options.Calls.AsyncClientStreamingCall(_method, host: null, parts.Requests.Of(context, isStream: true));
        var sending = _lines.SendAllAsync(context, call.RequestStream);
        if (await Task.WhenAny(sending, call.ResponseAsync) != sending)
        {
            // The answer is there while lines may still come: nobody reads them any more.
            context.Request.BodyReader.CancelPendingRead();
        }

        await sending;
        var response = await call.ResponseAsync;
        await _answers.SendAsync(context, response, await call.ResponseHeadersAsync);
    }
}
