using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Posthouse.Rest.Problems;

namespace Posthouse.Rest.Requests;

/// <summary>What is sent and what is wanted: JSON, or JSON line by line; always in UTF-8.</summary>
internal static class ContentTypes
{
    public const string Json = "application/json";
    public const string Lines = "application/x-ndjson";

    /// <summary>Refuses a body of another type (415).</summary>
    public static void DemandBody(HttpRequest request, string wanted)
    {
        if (request.Headers.ContentEncoding is [{ Length: > 0 } coding, ..] && !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw Refusals.WrongCoding(coding);
        }

        if (string.Equals(request.ContentType, wanted, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var given)
            || !given.MediaType.Equals(wanted, StringComparison.OrdinalIgnoreCase)
            || (given.Charset.HasValue && !HeaderUtilities.RemoveQuotes(given.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw Refusals.WrongContent(wanted);
        }
    }

    /// <summary>Refuses a request that does not want what it would get (406).</summary>
    public static void DemandAccept(HttpRequest request, string given)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is "" or "*/*" or Json && (given == Json || accept[0] is not Json)))
        {
            return;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges) || ranges.Count == 0)
        {
            throw Refusals.BadHeader("accept", "must be a list of media types.");
        }

        var wanted = new MediaTypeHeaderValue(given);
        var best = ranges.Where(range => wanted.IsSubsetOf(WithoutQuality(range))).MaxBy(Exactness);
        if (best is null || best.Quality is <= 0)
        {
            throw Refusals.NothingAcceptable(given);
        }
    }

    private static int Exactness(MediaTypeHeaderValue range) => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;

    private static MediaTypeHeaderValue WithoutQuality(MediaTypeHeaderValue range) => new(range.MediaType);
}
