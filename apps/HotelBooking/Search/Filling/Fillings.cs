using Posthouse.Storage;

namespace HotelBooking.Search.Filling;

/// <summary>What was filled in, and from which sources: written with the last rows, so that a filling that was broken off begins again.</summary>
internal static class Fillings
{
    public static async Task<bool> AreFromAsync(this Database database, string name, string source, CancellationToken cancellationToken) =>
        source == await database.ReadAsync(reader => reader.QueryFirstAsync<string>("select source from fillings where name = @name", new { name }), cancellationToken);

    public static async ValueTask RecordFillingAsync(this Transaction transaction, string name, string source) =>
        await transaction.ExecuteAsync("insert into fillings (name, source) values (@name, @source) on conflict (name) do update set source = excluded.source", new { name, source });
}
