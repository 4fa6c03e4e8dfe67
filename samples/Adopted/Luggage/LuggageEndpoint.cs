using Grpc.Core;
using Samples.Contracts.Luggage.V1;

namespace Adopted.Luggage;

internal sealed class LuggageEndpoint(Shelf shelf) : LuggageService.LuggageServiceBase
{
    private const int HeaviestGrams = 50_000;

    public override async Task<DepositResponse> Deposit(DepositRequest request, ServerCallContext context)
    {
        var traveller = TravellerInterceptor.TravellerOf(context);
        var ticket = Accept(request, traveller, context);
        await context.WriteResponseHeadersAsync([new Metadata.Entry("shelf", $"{traveller[0]}")]);
        return new DepositResponse { Ticket = ticket, Traveller = traveller, Peer = context.Peer };
    }

    public override async Task<DepositAllResponse> DepositAll(IAsyncStreamReader<DepositAllRequest> requestStream, ServerCallContext context)
    {
        var traveller = TravellerInterceptor.TravellerOf(context);
        var response = new DepositAllResponse();
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            response.Tickets.Add(Accept(requestStream.Current.Bag, traveller, context));
            response.Grams += requestStream.Current.Bag.Grams;
        }

        return response;
    }

    public override async Task ListBags(ListBagsRequest request, IServerStreamWriter<ListBagsResponse> responseStream, ServerCallContext context)
    {
        var bags = shelf.BagsOf(TravellerInterceptor.TravellerOf(context));
        await context.WriteResponseHeadersAsync([new Metadata.Entry("bags", $"{bags.Count}")]);
        context.ResponseTrailers.Add("grams", $"{bags.Sum(static bag => (long)bag.Grams)}");
        foreach (var bag in bags)
        {
            await responseStream.WriteAsync(new ListBagsResponse { Ticket = bag.Ticket, Description = bag.Description });
        }
    }

    public override async Task Weigh(IAsyncStreamReader<WeighRequest> requestStream, IServerStreamWriter<WeighResponse> responseStream, ServerCallContext context)
    {
        var total = 0L;
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            total += request.Grams;
            await responseStream.WriteAsync(new WeighResponse { TotalGrams = total });
        }
    }

    public override async Task<FetchResponse> Fetch(FetchRequest request, ServerCallContext context)
    {
        if (context.Deadline == DateTime.MaxValue)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "Say how long you can wait: give the call a deadline."));
        }

        var bag = await shelf.WaitForAsync(request.Ticket, context.CancellationToken);
        return new FetchResponse { Description = bag.Description };
    }

    private int Accept(DepositRequest bag, string traveller, ServerCallContext context)
    {
        if (bag.Grams is > 0 and <= HeaviestGrams)
        {
            return shelf.Put(bag.Description, bag.Grams, traveller);
        }

        context.ResponseTrailers.Add("limit-grams", $"{HeaviestGrams}");
        throw new RpcException(new Status(StatusCode.FailedPrecondition, $"A bag weighs 1 to {HeaviestGrams} grams, not {bag.Grams}."));
    }
}
