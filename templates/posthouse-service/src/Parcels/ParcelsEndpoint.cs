using Grpc.Core;
using Parcels.Contracts.V1;
using Posthouse.Storage;

namespace Parcels;

internal sealed class ParcelsEndpoint(Database database) : ParcelsService.ParcelsServiceBase
{
    public override async Task<AddResponse> Add(AddRequest request, ServerCallContext context)
    {
        var number = await database.WriteAsync(
            transaction => transaction.QuerySingleAsync<long>("insert into entries (text) values (@Text) returning number", new { request.Text }),
            context.CancellationToken);
        return new AddResponse { Number = number };
    }

    public override async Task List(ListRequest request, IServerStreamWriter<ListResponse> responseStream, ServerCallContext context)
    {
        var entries = await database.ReadAsync(
            reader => reader.QueryAsync<Entry>("select number, text from entries order by number"),
            context.CancellationToken);
        foreach (var entry in entries)
        {
            await responseStream.WriteAsync(new ListResponse { Number = entry.Number, Text = entry.Text });
        }
    }

    private sealed record Entry(long Number, string Text);
}
