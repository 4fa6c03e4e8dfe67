using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using HotelBooking.Tests.Clusters;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Storage;

namespace HotelBooking.Tests.Hostile;

/// <summary>Fingerprints of every table of every component.</summary>
internal static class DatabasePrints
{
    private static readonly string[] Components = ["BookingUi", "Search", "Partners", "Reservations", "Payments", "PdfReports", "Users", "Authentication"];

    // Tables in which refused requests and the time that passes may leave something, and why.
    private static readonly ImmutableHashSet<string> Moving =
    [
        "attempts", // counts wrong attempts, to slow down who guesses
        "posthouse_cursors", // how far facts were read: written again by time, too
        "sessions", // when a session was seen last
        "exchanges", // what was said to partners: read-only questions are written down, too
    ];

    /// <summary>A fingerprint of each table that only accepted requests may change.</summary>
    public static async Task<ImmutableSortedDictionary<string, string>> TakeAsync(HotelCluster hotel, CancellationToken cancellationToken)
    {
        var prints = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var component in Components)
        {
            if (hotel.Application.ServicesOf(component).GetService<Database>() is not { } database)
            {
                continue;
            }

            var tables = await database.ReadAsync(static reader => reader.QueryAsync<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"), cancellationToken);
            foreach (var table in tables.Where(static table => !Moving.Contains(table)))
            {
                prints[$"{component}.{table}"] = await database.ReadAsync(reader => PrintAsync(reader, table), cancellationToken);
            }
        }

        return prints.ToImmutable();
    }

    /// <summary>Which tables changed between two times.</summary>
    public static IReadOnlyList<string> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        [.. after.Where(table => before.GetValueOrDefault(table.Key) != table.Value).Select(static table => table.Key)];

    /// <summary>Fingerprints once nothing that was begun earlier goes on.</summary>
    public static async Task<ImmutableSortedDictionary<string, string>> OfRestAsync(HotelCluster hotel, CancellationToken cancellationToken)
    {
        var last = await TakeAsync(hotel, cancellationToken);
        await Eventually.HoldsAsync(
            async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
                var before = last;
                last = await TakeAsync(hotel, cancellationToken);
                return Changed(before, last).Count == 0;
            },
            "databases at rest");
        return last;
    }

    private static async ValueTask<string> PrintAsync(Reader reader, string table)
    {
        var columns = await reader.QueryAsync<string>($"select name from pragma_table_info('{table}') order by cid");
        var row = string.Join(" || '|' || ", columns.Select(static column => $"quote(\"{column}\")"));
        var rows = await reader.QueryAsync<string>($"select {row} as whole from \"{table}\" order by whole");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        }

        return $"{rows.Count} rows, {Convert.ToHexString(hash.GetHashAndReset())}";
    }
}
