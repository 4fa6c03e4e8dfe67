using System.IO.Pipelines;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Client;

/// <summary>A call with one response: unary and client streaming. It drives itself to its end.</summary>
/// <param name="transport">The channel's.</param>
/// <param name="method">The method.</param>
/// <param name="host">Authority to name instead of the server's, or null.</param>
/// <param name="options">Options of the call.</param>
/// <param name="marshaller">Bytes to response.</param>
/// <typeparam name="TResponse">The response message.</typeparam>
internal sealed class SingleResponseCall<TResponse>(
    ChannelTransport transport, IMethod method, string? host, CallOptions options, Marshaller<TResponse> marshaller)
    : SentCall(transport, method, host, options)
    where TResponse : class
{
    private Task<TResponse>? _response;

    internal override async Task WhenDrivenToEnd() => await Task.WhenAny(_response!).ConfigureAwait(false);

    /// <summary>Makes the call.</summary>
    /// <param name="body">The request side; null if the call has ended already.</param>
    /// <returns>The response.</returns>
    internal Task<TResponse> Start(IRequestBody? body)
    {
        Begin(body);
        return _response = RunAsync(body);
    }

    protected override CallOutcome WithoutMessages(CallOutcome outcome) => outcome.IsSuccess ? new CallOutcome(Outcomes.NoMessage) : outcome;

    private async Task<TResponse> RunAsync(IRequestBody? body)
    {
        TResponse? message = null;
        try
        {
            if (body is not null && await SendAsync(body).ConfigureAwait(false) is { } response)
            {
                using (response)
                {
                    message = await ReadAsync(response).ConfigureAwait(false);
                    var outcome = ResponseHeaders.ReadTrailers(response, Transport.Settings.MaxReceiveMetadataSize);
                    TryFinish(message is null && outcome.IsSuccess ? new CallOutcome(Outcomes.NoMessage) : outcome);
                }
            }
        }
        catch (Exception failure)
        {
            Fail(failure);
        }

        return Outcome is { IsSuccess: true } && message is not null ? message : throw ToException(Outcome!);
    }

    private async ValueTask<TResponse?> ReadAsync(HttpResponseMessage response)
    {
        var source = PipeReader.Create(await response.Content.ReadAsStreamAsync(Aborted).ConfigureAwait(false));
        try
        {
            var reader = new MessageReader<TResponse>(
                source, marshaller.ContextualDeserializer, Transport.Settings.MaxReceiveMessageSize, ResponseHeaders.Encoding(response));
            var message = await reader.ReadAsync(Aborted).ConfigureAwait(false);
            return message is null || await reader.ReadAsync(Aborted).ConfigureAwait(false) is null
                ? message
                : throw new RpcException(Outcomes.MoreThanOneMessage);
        }
        finally
        {
            await source.CompleteAsync().ConfigureAwait(false);
        }
    }
}
