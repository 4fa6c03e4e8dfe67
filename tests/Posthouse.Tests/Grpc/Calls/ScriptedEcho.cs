using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>An echo service whose methods do what a test tells them; untold, they echo.</summary>
internal sealed class ScriptedEcho : EchoService.EchoServiceBase
{
    public UnaryServerMethod<EchoRequest, EchoResponse> OnEcho { get; set; } =
        (request, _) => Task.FromResult(new EchoResponse { Text = request.Text, Payload = request.Payload, Number = 1 });

    public ClientStreamingServerMethod<EchoRequest, EchoResponse> OnCollect { get; set; } = async (requests, _) =>
    {
        var response = new EchoResponse();
        while (await requests.MoveNext())
        {
            response.Text += requests.Current.Text;
            response.Number++;
        }

        return response;
    };

    public ServerStreamingServerMethod<EchoRequest, EchoResponse> OnRepeat { get; set; } = async (request, responses, _) =>
    {
        for (var number = 1; number <= request.Repeat; number++)
        {
            await responses.WriteAsync(new EchoResponse { Text = request.Text, Number = number });
        }
    };

    public DuplexStreamingServerMethod<EchoRequest, EchoResponse> OnConverse { get; set; } = async (requests, responses, _) =>
    {
        for (var number = 1; await requests.MoveNext(); number++)
        {
            await responses.WriteAsync(new EchoResponse { Text = requests.Current.Text, Number = number });
        }
    };

    public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) => OnEcho(request, context);

    public override Task<EchoResponse> EchoInside(EchoRequest request, ServerCallContext context) => OnEcho(request, context);

    public override Task<EchoResponse> Collect(IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context) =>
        OnCollect(requestStream, context);

    public override Task Repeat(EchoRequest request, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context) =>
        OnRepeat(request, responseStream, context);

    public override Task Converse(
        IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context) =>
        OnConverse(requestStream, responseStream, context);
}
