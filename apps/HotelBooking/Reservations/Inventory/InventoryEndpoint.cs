using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Calls;
using Posthouse.Values;

namespace HotelBooking.Reservations.Inventory;

internal sealed class InventoryEndpoint(SnapshotReader snapshots, NightDesk nights) : InventoryService.InventoryServiceBase
{
    public override Task ReadSnapshot(ReadSnapshotRequest request, IServerStreamWriter<ReadSnapshotResponse> responseStream, ServerCallContext context) =>
        snapshots.StreamAsync(responseStream, context.CancellationToken);

    public override async Task<GetNightsResponse> GetNights(GetNightsRequest request, ServerCallContext context)
    {
        var (first, last) = Range(request.First, request.Last);
        return new GetNightsResponse { Nights = { (await nights.GetAsync(request.RoomTypeId, first, last, context.CancellationToken)).Select(night => night.ToProto()) } };
    }

    public override async Task<SetNightsResponse> SetNights(SetNightsRequest request, ServerCallContext context)
    {
        var (first, last) = Range(request.First, request.Last);
        return new SetNightsResponse { Nights = { (await nights.SetAsync(request, first, last, context.CancellationToken)).Select(night => night.ToProto()) } };
    }

    private static (DateOnly First, DateOnly Last) Range(Google.Type.Date first, Google.Type.Date last)
    {
        var violations = new List<FieldViolation>();
        var (isFirst, isLast) = (first.TryToDateOnly(out var from), last.TryToDateOnly(out var to));
        if (!isFirst)
        {
            violations.Add(new FieldViolation("first", "Give a date of the calendar."));
        }

        if (!isLast)
        {
            violations.Add(new FieldViolation("last", "Give a date of the calendar."));
        }
        else if (isFirst && to.DayNumber - from.DayNumber is < 0 or >= NightDesk.MostNights)
        {
            violations.Add(new FieldViolation("last", $"Give a date from the first night on; at most {NightDesk.MostNights} nights."));
        }

        return violations.Count == 0 ? (from, to) : throw new InvalidArgumentException(violations);
    }
}
