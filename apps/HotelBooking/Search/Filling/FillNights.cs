using System.Globalization;
using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.FictionalHotels.Hotels;
using Posthouse.Calls;
using Posthouse.Events;
using Posthouse.Preparations;
using Posthouse.Storage;

namespace HotelBooking.Search.Filling;

/// <summary>
/// Fills the read model from Reservations' snapshot, once. The snapshot is of one position of the log, from which the followers go on: so nothing is missed and nothing is read twice.
/// </summary>
internal sealed class FillNights(
    Database database, InventoryService.InventoryServiceClient inventory, FictionalHotelsOptions options, TimeProvider time) : IPreparation
{
    private const string Name = "nights";
    private const string Publisher = "Reservations";
    private const int Batch = 64;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(200);

    private readonly string _version = string.Create(CultureInfo.InvariantCulture, $"snapshot/{options.Count}");

    public async Task PrepareAsync(PreparationProgress progress, CancellationToken cancellationToken)
    {
        if (await database.AreFromAsync(Name, _version, cancellationToken))
        {
            return;
        }

        while (!await TryFillAsync(progress, cancellationToken))
        {
            await Task.Delay(Wait, time, cancellationToken);
        }
    }

    /// <summary>False when Reservations is still filling its own database.</summary>
    private async Task<bool> TryFillAsync(PreparationProgress progress, CancellationToken cancellationToken)
    {
        using var call = inventory.ReadSnapshot(new ReadSnapshotRequest(), new CallOptions(cancellationToken: cancellationToken).WithWaitForReady());
        try
        {
            if (!await call.ResponseStream.MoveNext(cancellationToken))
            {
                throw new InvalidOperationException("The snapshot of Reservations has no parts.");
            }
        }
        catch (RpcException refused) when (refused.HasReason(InventoryReason.NotPrepared))
        {
            return false;
        }

        var position = call.ResponseStream.Current.Position;
        await ClearAsync(cancellationToken);
        await CopyAsync(call.ResponseStream, progress, cancellationToken);
        await database.WriteAsync(
            async transaction =>
            {
                await transaction.SetCursorAsync(Publisher, InventoryChanged.Descriptor, position);
                await transaction.SetCursorAsync(Publisher, TermsChanged.Descriptor, position);
                await transaction.RecordFillingAsync(Name, _version);
            },
            cancellationToken);
        return true;
    }

    private Task ClearAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync("delete from nights");
            await transaction.ExecuteAsync("delete from room_types");
            await transaction.ExecuteAsync("delete from hotel_terms");
        },
        cancellationToken);

    // While one batch is being written the next one is read.
    private async Task CopyAsync(IAsyncStreamReader<ReadSnapshotResponse> parts, PreparationProgress progress, CancellationToken cancellationToken)
    {
        var (batch, writing, hotels) = (new List<ReadSnapshotResponse>(Batch), Task.CompletedTask, 0);
        while (await parts.MoveNext(cancellationToken))
        {
            batch.Add(parts.Current);
            hotels += parts.Current.PartCase == ReadSnapshotResponse.PartOneofCase.Terms ? 1 : 0;
            if (batch.Count == Batch)
            {
                await writing;
                writing = WriteAsync(batch, cancellationToken);
                batch = new List<ReadSnapshotResponse>(Batch);
                progress.Report(Math.Min(hotels, options.Count), options.Count);
            }
        }

        await writing;
        await WriteAsync(batch, cancellationToken);
        progress.Report(options.Count, options.Count);
    }

    private Task WriteAsync(IReadOnlyList<ReadSnapshotResponse> batch, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            foreach (var part in batch)
            {
                switch (part.PartCase)
                {
                    case ReadSnapshotResponse.PartOneofCase.Terms:
                        await transaction.SetTermsAsync(part.Terms);
                        break;
                    case ReadSnapshotResponse.PartOneofCase.Nights:
                        await transaction.SetNightsAsync(part.Nights);
                        break;
                    default:
                        throw new InvalidOperationException($"The snapshot of Reservations has a part {part.PartCase} where hotels and nights follow.");
                }
            }
        },
        cancellationToken);
}
