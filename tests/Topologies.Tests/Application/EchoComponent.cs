using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Events;
using Posthouse.Storage;

namespace Topologies.Tests.Application;

/// <summary>Answers with what it is told, and publishes it.</summary>
internal sealed class EchoComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<EchoEndpoint>()
        .Stores(Migrations.FromScripts(new MigrationScript(1, "heard", "create table heard (id integer primary key, text text not null);")))
        .Publishes<EchoRequest>();
}

internal sealed class EchoEndpoint(Database database, TimeProvider time) : EchoService.EchoServiceBase
{
    public override async Task<EchoResponse> EchoInside(EchoRequest request, ServerCallContext context)
    {
        await database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("insert into heard (text) values (@Text)", new { request.Text });
                await transaction.PublishAsync(request);
            },
            context.CancellationToken);
        return new EchoResponse { Text = request.Text, Caller = context.GetCaller().Name ?? "", Process = Environment.ProcessId.ToString() };
    }

    public override async Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
    {
        Console.WriteLine($"Begun: {request.Text}");
        await Task.Delay(TimeSpan.FromMilliseconds(request.DelayMilliseconds), time, context.CancellationToken);
        return new EchoResponse { Text = request.Text };
    }

    public override async Task Converse(IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await responseStream.WriteAsync(new EchoResponse { Text = requestStream.Current.Text, Process = Environment.ProcessId.ToString() }, context.CancellationToken);
        }
    }
}
