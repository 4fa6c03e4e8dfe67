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
    private const string Jobs = "posthouse_jobs";

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
        foreach (var component in Rest.Components.Where(static component => component.Migrations is not null))
        {
            var database = hotel.Application.ServicesOf(component.Name).GetRequiredService<Database>();
            var tables = await database.ReadAsync(static reader => reader.QueryAsync<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"), cancellationToken);
            foreach (var table in tables.Where(static table => !Moving.Contains(table) && table != Jobs))
            {
                prints[$"{component.Name}.{table}"] = await database.ReadAsync(reader => PrintAsync(reader, table), cancellationToken);
            }

            // Attempts and times of a job that waits move by time, and it is gone when it is done: what counts is that there is no new one.
            foreach (var job in await database.ReadAsync(static reader => reader.QueryAsync<Job>($"select id, kind from {Jobs}"), cancellationToken))
            {
                prints[$"{component.Name}.{Jobs} {job.Kind} {job.Id}"] = "enqueued";
            }
        }

        return prints.ToImmutable();
    }

    /// <summary>Which tables changed between two times, and which jobs came.</summary>
    public static IReadOnlyList<string> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        [.. after.Where(table => before.GetValueOrDefault(table.Key) != table.Value).Select(static table => table.Key)];

    /// <summary>Fingerprints once nothing that was begun earlier goes on.</summary>
    public static async Task<ImmutableSortedDictionary<string, string>> OfRestAsync(HotelCluster hotel, CancellationToken cancellationToken)
    {
        await Rest.ComesAsync(hotel, cancellationToken);
        return await TakeAsync(hotel, cancellationToken);
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

    private sealed record Job(string Id, string Kind);
}
