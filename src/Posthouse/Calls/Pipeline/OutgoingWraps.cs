using Grpc.Core;

namespace Posthouse.Calls.Pipeline;

/// <summary>Puts an <see cref="OutgoingCall"/> around the four kinds of call objects.</summary>
internal static class OutgoingWraps
{
    public static AsyncUnaryCall<TResponse> Around<TResponse>(this OutgoingCall outgoing, AsyncUnaryCall<TResponse> call) =>
        new(
            outgoing.EndsWith(call.ResponseAsync),
            static state => ((Wrapped<AsyncUnaryCall<TResponse>>)state).Headers(static call => call.ResponseHeadersAsync),
            static state => ((Wrapped<AsyncUnaryCall<TResponse>>)state).Call.GetStatus(),
            static state => ((Wrapped<AsyncUnaryCall<TResponse>>)state).Call.GetTrailers(),
            static state => ((Wrapped<AsyncUnaryCall<TResponse>>)state).Call.Dispose(),
            new Wrapped<AsyncUnaryCall<TResponse>>(call, outgoing));

    public static AsyncServerStreamingCall<TResponse> Around<TResponse>(this OutgoingCall outgoing, AsyncServerStreamingCall<TResponse> call) =>
        new(
            new OutgoingReader<TResponse>(call.ResponseStream, outgoing),
            static state => ((Wrapped<AsyncServerStreamingCall<TResponse>>)state).Headers(static call => call.ResponseHeadersAsync),
            static state => ((Wrapped<AsyncServerStreamingCall<TResponse>>)state).Call.GetStatus(),
            static state => ((Wrapped<AsyncServerStreamingCall<TResponse>>)state).Call.GetTrailers(),
            static state => ((Wrapped<AsyncServerStreamingCall<TResponse>>)state).Dispose(),
            new Wrapped<AsyncServerStreamingCall<TResponse>>(call, outgoing));

    public static AsyncClientStreamingCall<TRequest, TResponse> Around<TRequest, TResponse>(
        this OutgoingCall outgoing, AsyncClientStreamingCall<TRequest, TResponse> call) =>
        new(
            new OutgoingWriter<TRequest>(call.RequestStream, outgoing),
            outgoing.EndsWith(call.ResponseAsync),
            static state => ((Wrapped<AsyncClientStreamingCall<TRequest, TResponse>>)state).Headers(static call => call.ResponseHeadersAsync),
            static state => ((Wrapped<AsyncClientStreamingCall<TRequest, TResponse>>)state).Call.GetStatus(),
            static state => ((Wrapped<AsyncClientStreamingCall<TRequest, TResponse>>)state).Call.GetTrailers(),
            static state => ((Wrapped<AsyncClientStreamingCall<TRequest, TResponse>>)state).Call.Dispose(),
            new Wrapped<AsyncClientStreamingCall<TRequest, TResponse>>(call, outgoing));

    public static AsyncDuplexStreamingCall<TRequest, TResponse> Around<TRequest, TResponse>(
        this OutgoingCall outgoing, AsyncDuplexStreamingCall<TRequest, TResponse> call) =>
        new(
            new OutgoingWriter<TRequest>(call.RequestStream, outgoing),
            new OutgoingReader<TResponse>(call.ResponseStream, outgoing),
            static state => ((Wrapped<AsyncDuplexStreamingCall<TRequest, TResponse>>)state).Headers(static call => call.ResponseHeadersAsync),
            static state => ((Wrapped<AsyncDuplexStreamingCall<TRequest, TResponse>>)state).Call.GetStatus(),
            static state => ((Wrapped<AsyncDuplexStreamingCall<TRequest, TResponse>>)state).Call.GetTrailers(),
            static state => ((Wrapped<AsyncDuplexStreamingCall<TRequest, TResponse>>)state).Dispose(),
            new Wrapped<AsyncDuplexStreamingCall<TRequest, TResponse>>(call, outgoing));

    private sealed record Wrapped<TCall>(TCall Call, OutgoingCall Outgoing)
        where TCall : IDisposable
    {
        public Task<Metadata> Headers(Func<TCall, Task<Metadata>> headers) => Outgoing.Passes(headers(Call));

        // Only the end of a stream tells that a call with a stream of answers is over; a disposed one will never be read to its end.
        public void Dispose()
        {
            Call.Dispose();
            Outgoing.Abandoned();
        }
    }
}
