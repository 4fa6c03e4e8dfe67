using System.Threading.Channels;
using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Hotels;
using HotelBooking.Stays.Selling;
using Posthouse.Calls;
using Posthouse.Storage;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Reservations.Inventory;

/// <summary>
/// Streams everything that is for sale from one consistent state of the database, with the log's position in it. The unit of work may not wait for the
/// reader of the stream, so what it reads goes into a channel without a bound: at most the whole snapshot, some forty megabytes for a thousand hotels.
/// </summary>
internal sealed class SnapshotReader(Database database)
{
    public async Task StreamAsync(IServerStreamWriter<ReadSnapshotResponse> stream, CancellationToken cancellationToken)
    {
        var parts = Channel.CreateUnbounded<ReadSnapshotResponse>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(parts.Writer, cancellationToken);
        await foreach (var part in parts.Reader.ReadAllAsync(cancellationToken))
        {
            await stream.WriteAsync(part, cancellationToken);
        }

        await reading;
    }

    private async Task ReadAsync(ChannelWriter<ReadSnapshotResponse> parts, CancellationToken cancellationToken)
    {
        try
        {
            await database.ReadAsync(
                async reader =>
                {
                    await ReadAsync(reader, parts, cancellationToken);
                    return true;
                },
                cancellationToken);
            parts.Complete();
        }
        catch (Exception exception)
        {
            // Comes out where the parts are read.
            parts.Complete(exception);
        }
    }

    private static async ValueTask ReadAsync(Reader reader, ChannelWriter<ReadSnapshotResponse> parts, CancellationToken cancellationToken)
    {
        if (!await HotelShelf.IsPreparedAsync(reader))
        {
            throw new UnavailableException("The first start is still filling the database: try again in some seconds.", Reason.From(InventoryReason.NotPrepared));
        }

        parts.TryWrite(new ReadSnapshotResponse { Position = await reader.QuerySingleAsync<long>("select coalesce(max(position), 0) from posthouse_events") });
        foreach (var (hotelId, terms) in await reader.QueryAsync<(string HotelId, byte[] Terms)>("select hotel_id, terms from hotels order by hotel_id"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            parts.TryWrite(new ReadSnapshotResponse { Terms = Wire.HotelTerms.Parser.ParseFrom(terms) });
            foreach (var roomType in await reader.QueryAsync<string>("select room_type_id from room_types where hotel_id = @hotelId order by room_type_id", new { hotelId }))
            {
                foreach (var run in NightRow.Runs(roomType, await ReadAsync(reader, roomType)))
                {
                    parts.TryWrite(new ReadSnapshotResponse { Nights = run });
                }
            }
        }
    }

    // A million rows and more: only what is sent, and by place rather than by name.
    private static async ValueTask<IEnumerable<(DateOnly Night, NightForSale ForSale)>> ReadAsync(Reader reader, string roomType)
    {
        var rows = await reader.QueryAsync<(DateOnly Night, int Free, long Price, int MinStay, int MaxStay, int Restrictions)>(
            """
            select night, allotment + overbooking - out_of_order - held - sold, price_minor, min_stay, max_stay, closed + 2 * closed_to_arrival + 4 * closed_to_departure
            from inventory where room_type_id = @roomType order by night
            """,
            new { roomType });
        return rows.Select(row => (row.Night, new NightForSale(Math.Max(0, row.Free), row.Price, row.MinStay, row.MaxStay, (NightRestrictions)row.Restrictions)));
    }
}
