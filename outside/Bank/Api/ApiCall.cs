using System.Text.Json.Nodes;
using Bank.Books;
using Bank.Moves;
using Bank.Protocol;

namespace Bank.Api;

/// <summary>One request of the merchant's program while it is carried out.</summary>
internal sealed class ApiCall(Work work, Fields fields, string? id)
{
    public Work Work => work;

    public Change Books => work.Books;

    public Fields Fields => fields;

    /// <summary>The id in the path.</summary>
    public string Id => id ?? throw new InvalidOperationException("This path has no id.");

    public T Find<T>(string what, string param = "id")
        where T : Entry => Find<T>(what, Id, param);

    public T Find<T>(string what, string id, string param)
        where T : Entry => Books.Find<T>(id) ?? throw ApiFailure.NoSuch(what, id, param);

    /// <summary>Answers with an object, expanded as asked.</summary>
    public JsonObject Answer(Entry entry)
    {
        var expansion = Expansion.Of(fields.Texts("expand"));
        fields.RefuseUnread();
        return Checked(work.Forms.Of(entry, expansion), expansion);
    }

    /// <summary>Answers with one page of a list, the newest first.</summary>
    public JsonObject List<T>(IEnumerable<T> newestFirst, string url)
        where T : Entry
    {
        var limit = (int)(fields.Number("limit") ?? 10);
        if (limit is < 1 or > 100)
        {
            throw new ApiFailure(400, "invalid_request_error", "This value must be between 1 and 100.") { Code = "parameter_invalid_integer", Param = "limit" };
        }

        var expansion = Expansion.Of(fields.Texts("expand"));
        var (after, before) = (fields.Text("starting_after"), fields.Text("ending_before"));
        var all = Within(newestFirst).ToList();
        fields.RefuseUnread();
        var (items, hasMore) = Cut(all, limit, after, before);
        var each = expansion.Of("data") ?? Expansion.None;
        var page = Forms.Page([.. items.Select(item => work.Forms.Of(item, each))], hasMore, url);
        return items.Count == 0 ? page : Checked(page, expansion);
    }

    private static JsonObject Checked(JsonObject form, Expansion expansion) => expansion.Unknown() is { } unknown
        ? throw ApiFailure.Wrong("expand", $"This property cannot be expanded ({unknown}).")
        : form;

    private static (List<T> Items, bool HasMore) Cut<T>(List<T> all, int limit, string? after, string? before)
        where T : Entry
    {
        if (before is not null)
        {
            var end = IndexOf(all, before, "ending_before");
            var start = Math.Max(0, end - limit);
            return (all[start..end], start > 0);
        }

        var first = after is null ? 0 : IndexOf(all, after, "starting_after") + 1;
        return (all.Skip(first).Take(limit).ToList(), all.Count > first + limit);
    }

    private static int IndexOf<T>(List<T> all, string id, string param)
        where T : Entry => all.FindIndex(entry => entry.Id == id) is var index and >= 0 ? index : throw ApiFailure.NoSuch("object", id, param);

    private IEnumerable<T> Within<T>(IEnumerable<T> entries)
        where T : Entry
    {
        var (exact, created) = (fields.Number("created"), fields.Under("created"));
        var (gt, gte, lt, lte) = (created.Number("gt"), created.Number("gte"), created.Number("lt"), created.Number("lte"));
        return entries.Where(entry => (exact ?? entry.Created) == entry.Created
            && entry.Created > (gt ?? long.MinValue) && entry.Created >= (gte ?? long.MinValue)
            && entry.Created < (lt ?? long.MaxValue) && entry.Created <= (lte ?? long.MaxValue));
    }
}
