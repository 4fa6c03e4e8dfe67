using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Requests;

namespace Posthouse.Rest.Calls;

/// <summary>Hands the lines of a body to a call, each as a message, as they come.</summary>
internal sealed class RequestLines<TRequest>(HttpBinding binding, CallParts parts)
    where TRequest : class, IMessage<TRequest>, new()
{
    private readonly RequestReader _requests = new(binding, parts.Options, parts.Shapes);

    public void DemandBody(HttpContext context)
    {
        ContentTypes.DemandBody(context.Request, ContentTypes.Lines);
        _requests.DemandNoQuery(context);
    }

    public async Task SendAllAsync(HttpContext context, IClientStreamWriter<TRequest> stream)
    {
        var body = RequestBytes.Open(context);
        for (var number = 1; await RequestBytes.ReadLineAsync(body, context, parts.Options.MaxBodyBytes) is { } line; number++)
        {
            var message = (TRequest)_requests.ReadLine(line, number);
            if (!await TryAsync(() => stream.WriteAsync(message)))
            {
                return;
            }
        }

        await TryAsync(stream.CompleteAsync);
    }

    private static async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (Exception over) when (over is RpcException or InvalidOperationException)
        {
            // The call has ended already; how, its answer says.
            return false;
        }
    }
}
