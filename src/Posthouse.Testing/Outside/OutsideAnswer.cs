using System.Text;

namespace Posthouse.Testing.Outside;

/// <summary>Everything of an answer that a stranger sees, but for the date and the name of the method that he asked for.</summary>
/// <param name="Text">Version, status, headers, trailers and body.</param>
/// <param name="IsOfNothing">Whether it says that there is no such thing: UNIMPLEMENTED in the words of its protocol, or a page that is missing or takes no such request.</param>
internal sealed record OutsideAnswer(string Text, bool IsOfNothing)
{
    private const string Asked = "…";
    private const string Unimplemented = "grpc-status: 12";
    private const string UnimplementedInConnect = "\"code\":\"unimplemented\"";

    public static async Task<OutsideAnswer> ReadAsync(HttpResponseMessage response, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var body = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        var headers = response.Headers.Concat(response.Content.Headers).Concat(response.TrailingHeaders)
            .Where(static header => !header.Key.Equals("Date", StringComparison.OrdinalIgnoreCase))
            .Select(static header => $"{header.Key.ToLowerInvariant()}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
        var text = $"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}\n{string.Join('\n', headers)}\n\n{body}";
        var isOfNothing = (int)response.StatusCode is 404 or 405 or 415
            || text.Contains(Unimplemented, StringComparison.OrdinalIgnoreCase)
            || text.Contains(UnimplementedInConnect, StringComparison.Ordinal);
        return new OutsideAnswer(names.Aggregate(text, static (told, name) => told.Replace(name, Asked, StringComparison.OrdinalIgnoreCase)), isOfNothing);
    }
}
