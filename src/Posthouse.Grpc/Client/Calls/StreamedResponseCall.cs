using System.IO.Pipelines;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Client;

/// <summary>A call with a stream of responses: server streaming and duplex. Whoever reads the responses drives it to its end.</summary>
/// <param name="transport">The channel's.</param>
/// <param name="method">The method.</param>
/// <param name="host">Authority to name instead of the server's, or null.</param>
/// <param name="options">Options of the call.</param>
/// <param name="marshaller">Bytes to response.</param>
/// <typeparam name="TResponse">The response message.</typeparam>
internal sealed class StreamedResponseCall<TResponse>(
    ChannelTransport transport, IMethod method, string? host, CallOptions options, Marshaller<TResponse> marshaller)
    : SentCall(transport, method, host, options), IAsyncStreamReader<TResponse>
    where TResponse : class
{
    private Task<Source?>? _source;
    private TResponse? _current;
    private int _reading;

    public TResponse Current => _current ?? throw new InvalidOperationException("There is no current message: call MoveNext first.");

    public Task<bool> MoveNext(CancellationToken cancellationToken) => Interlocked.Exchange(ref _reading, 1) == 0
        ? MoveNextAsync(cancellationToken)
        : Task.FromException<bool>(new InvalidOperationException("The read before has not finished: one read at a time."));

    /// <summary>Makes the call.</summary>
    /// <param name="body">The request side; null if the call has ended already.</param>
    internal void Start(IRequestBody? body)
    {
        Begin(body);
        _source = OpenAsync(body);
    }

    private async Task<Source?> OpenAsync(IRequestBody? body)
    {
        try
        {
            if (body is not null && await SendAsync(body).ConfigureAwait(false) is { } response)
            {
                var source = PipeReader.Create(await response.Content.ReadAsStreamAsync(Aborted).ConfigureAwait(false));
                return new Source(response, source, new MessageReader<TResponse>(
                    source, marshaller.ContextualDeserializer, Transport.Settings.MaxReceiveMessageSize, ResponseHeaders.Encoding(response)));
            }
        }
        catch (Exception failure)
        {
            Fail(failure);
        }

        return null;
    }

    private async Task<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static call => ((CallLifetime)call!).Abort(new CallOutcome(Outcomes.CancelledByClient)), this);
        try
        {
            _current = null;
            if (Outcome is null && await _source!.ConfigureAwait(false) is { } source)
            {
                _current = await source.Messages.ReadAsync(Aborted).ConfigureAwait(false);
                if (_current is not null)
                {
                    return true;
                }

                TryFinish(ResponseHeaders.ReadTrailers(source.Response, Transport.Settings.MaxReceiveMetadataSize));
                await source.Bytes.CompleteAsync().ConfigureAwait(false);
                source.Response.Dispose();
            }
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }

        return Outcome!.IsSuccess ? false : throw ToException(Outcome!);
    }

    private sealed record Source(HttpResponseMessage Response, PipeReader Bytes, MessageReader<TResponse> Messages);
}
