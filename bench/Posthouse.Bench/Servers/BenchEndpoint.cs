using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Bench.Servers;

/// <summary>A handler that does next to nothing, so that what is measured is the way to it.</summary>
internal sealed class BenchEndpoint : EchoService.EchoServiceBase
{
    public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) => Task.FromResult(BenchMessages.Answer(request));

    public override async Task Repeat(EchoRequest request, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        for (var i = 0; i < request.Repeat; i++)
        {
            await responseStream.WriteAsync(BenchMessages.Answer(request));
        }
    }
}
