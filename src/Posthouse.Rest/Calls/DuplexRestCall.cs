using System.Collections.Immutable;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Problems;
using Posthouse.Rest.Requests;

namespace Posthouse.Rest.Calls;

/// <summary>Requests line by line, answered line by line meanwhile.</summary>
internal sealed class DuplexRestCall<TRequest, TResponse>(HttpBinding binding, CallParts parts) : RestCall
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly Method<TRequest, TResponse> _method = Describe<TRequest, TResponse>(binding);
    private readonly RequestLines<TRequest> _requests = new(binding, parts);
    private readonly AnswerLines<TResponse> _answers = new(binding, parts);

    public override async Task HandleAsync(HttpContext context, ImmutableArray<string> segments)
    {
        ContentTypes.DemandAccept(context.Request, ContentTypes.Lines);
        _requests.DemandBody(context);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var options = parts.Requests.Of(context, isStream: true).WithCancellationToken(given.Token);
        using var call = parts.Options.Calls.AsyncDuplexStreamingCall(_method, host: null, options);
        RefusedRequestException? refused = null;
        var sending = SendAsync();
        try
        {
            await _answers.SendAllAsync(context, call.ResponseStream, call.ResponseHeadersAsync, call.GetStatus, failure => refused ?? (Exception)failure);
        }
        finally
        {
            // An answer may be complete while lines still come: nobody reads them any more.
            context.Request.BodyReader.CancelPendingRead();
            await sending;
        }

        async Task SendAsync()
        {
            try
            {
                await _requests.SendAllAsync(context, call.RequestStream);
            }
            catch (RefusedRequestException wrong)
            {
                refused = wrong;
                await given.CancelAsync();
            }
            catch (Exception broken) when (broken is OperationCanceledException or IOException or RpcException or InvalidOperationException)
            {
                // The client is gone, or the call is over: whoever reads the answers sees it.
            }
        }
    }
}
