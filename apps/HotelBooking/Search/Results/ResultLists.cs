using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Calls;
using Posthouse.Storage;

namespace HotelBooking.Search.Results;

/// <summary>
/// Cuts results into pages. A list with more than one page is kept, as it was found, until its time is over: a page token names the list and the place in it, so pages neither repeat nor skip,
/// and a total is the same on whichever page it stands.
/// </summary>
internal sealed class ResultLists(Database database, SearchOptions options, TimeProvider time, Func<Guid> newId)
{
    private const int DefaultSize = 20;

    /// <summary>The first page of a list, which is kept if there are more.</summary>
    public async Task<SearchHotelsResponse> FirstPageAsync(SearchHotelsResponse whole, SearchHotelsRequest request, CancellationToken cancellationToken)
    {
        var size = SizeOf(request);
        if (whole.Hotels.Count <= size)
        {
            return whole;
        }

        var list = newId();
        var now = time.GetUtcNow();
        var row = new { list, expires = now + options.PageLife, hash = HashOf(request), hotels = whole.ToByteArray() };
        await database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("delete from result_lists where expires_at <= @now", new { now });
                await transaction.ExecuteAsync("insert into result_lists (list_id, expires_at, request_hash, hotels) values (@list, @expires, @hash, @hotels)", row);
            },
            cancellationToken);
        return Cut(whole, list, 0, size);
    }

    /// <summary>A further page.</summary>
    /// <exception cref="InvalidArgumentException">The token was not made here, or for another search.</exception>
    /// <exception cref="FailedPreconditionException">Its time is over.</exception>
    public async Task<SearchHotelsResponse> NextPageAsync(SearchHotelsRequest request, CancellationToken cancellationToken)
    {
        var (list, from) = Read(request.PageToken);
        var kept = await database.ReadAsync(
            reader => reader.QueryAsync<(byte[] RequestHash, byte[] Hotels)>(
                "select request_hash, hotels from result_lists where list_id = @list and expires_at > @now", new { list, now = time.GetUtcNow() }),
            cancellationToken);
        if (kept.Count == 0)
        {
            throw new FailedPreconditionException("These results are too old to turn their pages: search again.", SearchReason.PageExpired);
        }

        return kept[0].RequestHash.AsSpan().SequenceEqual(HashOf(request))
            ? Cut(SearchHotelsResponse.Parser.ParseFrom(kept[0].Hotels), list, from, SizeOf(request))
            : throw Unreadable("belongs to another search: send the same place, nights, rooms, filter and order");
    }

    private static SearchHotelsResponse Cut(SearchHotelsResponse whole, Guid list, int from, int size)
    {
        var hotels = whole.Hotels.Skip(from).Take(size).ToList();
        var more = from + size < whole.Hotels.Count;
        whole.Hotels.Clear();
        whole.Hotels.AddRange(hotels);
        whole.NextPageToken = more ? string.Create(CultureInfo.InvariantCulture, $"{list:N}.{from + size}") : "";
        return whole;
    }

    private static (Guid List, int From) Read(string token) =>
        token.Split('.') is [var list, var from] && Guid.TryParseExact(list, "N", out var id)
            && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (id, place)
            : throw Unreadable("is no page token of ours");

    private static InvalidArgumentException Unreadable(string what) => new([new FieldViolation("page_token", what)]);

    private static int SizeOf(SearchHotelsRequest request) => request.PageSize == 0 ? DefaultSize : request.PageSize;

    private static byte[] HashOf(SearchHotelsRequest request)
    {
        var search = request.Clone();
        search.PageToken = "";
        search.PageSize = 0;
        return SHA256.HashData(search.ToByteArray());
    }
}
