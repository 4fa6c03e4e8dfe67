using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Testing;

namespace Interop.Tests.Cases;

/// <summary>The cases about compression with our client. Whether a response was compressed is read off its frames.</summary>
internal sealed class OurCompressionCases(GrpcChannel channel, FrameFlags responses, CancellationToken cancel)
{
    private static readonly Metadata Compressed = new() { { "grpc-internal-encoding-request", "gzip" } };

    private readonly TestService.TestServiceClient _client = new(channel);

    public async Task ClientCompressedUnary()
    {
        await UnaryAsync(expected: true, Compressed);
        await UnaryAsync(expected: false, []);

        // First in the description, and last here: a server that cannot look is to be shown taking compressed messages all the same.
        await OurCases.EndsAsync(StatusCode.InvalidArgument, () => UnaryAsync(expected: true, []));
    }

    public async Task ServerCompressedUnary()
    {
        foreach (var compressed in new[] { true, false })
        {
            var request = new SimpleRequest { ResponseSize = 314_159, Payload = OurCases.Zeros(271_828), ResponseCompressed = new BoolValue { Value = compressed } };

            var response = await _client.UnaryCallAsync(request, cancellationToken: cancel);

            Assert.Equal(314_159, response.Payload.Body.Length);
            Assert.Equal([compressed], responses.Compressed);
        }
    }

    public async Task ClientCompressedStreaming()
    {
        Assert.Equal(73_086, await CollectAsync(Compressed, (27_182, true), (45_904, false)));
        await OurCases.EndsAsync(StatusCode.InvalidArgument, () => CollectAsync([], (27_182, true)));
    }

    public async Task ServerCompressedStreaming()
    {
        (int Size, bool Compressed)[] wanted = [(31_415, true), (92_653, false)];
        var request = new StreamingOutputCallRequest
        {
            ResponseParameters = { wanted.Select(one => new ResponseParameters { Size = one.Size, Compressed = new BoolValue { Value = one.Compressed } }) },
        };

        using var call = _client.StreamingOutputCall(request, cancellationToken: cancel);
        var sizes = await call.ResponseStream.ReadAllAsync(cancel).Select(response => response.Payload.Body.Length).ToListAsync(cancel);

        Assert.Equal(wanted.Select(one => one.Size), sizes);
        Assert.Equal(wanted.Select(one => one.Compressed), responses.Compressed);
    }

    private async Task UnaryAsync(bool expected, Metadata metadata)
    {
        var request = new SimpleRequest { ResponseSize = 314_159, Payload = OurCases.Zeros(271_828), ExpectCompressed = new BoolValue { Value = expected } };

        Assert.Equal(314_159, (await _client.UnaryCallAsync(request, metadata, cancellationToken: cancel)).Payload.Body.Length);
    }

    private async Task<int> CollectAsync(Metadata metadata, params (int Size, bool Compressed)[] requests)
    {
        using var call = _client.StreamingInputCall(metadata, cancellationToken: cancel);
        foreach (var (size, compressed) in requests)
        {
            call.RequestStream.WriteOptions = new WriteOptions(compressed ? default : WriteFlags.NoCompress);
            var request = new StreamingInputCallRequest { Payload = OurCases.Zeros(size), ExpectCompressed = new BoolValue { Value = compressed } };
            await Record.ExceptionAsync(() => call.RequestStream.WriteAsync(request, cancel));
        }

        await Record.ExceptionAsync(call.RequestStream.CompleteAsync);
        return (await call).AggregatedPayloadSize;
    }
}
