using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Posthouse.Tests.Hostile;

/// <summary>Requests of the REST API in perfect order, with the content type and the key that their method asks for, so that nothing but their damaged bodies can be refused.</summary>
internal sealed class RestSession(HttpClient client)
{
    private const int Requests = 25;
    private const int MostLines = 5;

    public async Task<Tally> RunAsync(Uri address, Random random, CancellationToken cancellationToken)
    {
        for (var count = 0; count < Requests; count++)
        {
            using var request = Compose(address, random);
            using var response = await client.SendAsync(request, cancellationToken);
            await response.Content.CopyToAsync(Stream.Null, cancellationToken);
        }

        return new Tally(Bodies: Requests);
    }

    public static HttpRequestMessage Compose(Uri address, Random random)
    {
        var (method, path, takesLines) = Corpus.RestMethods.Any(random);
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, path)) { Version = HttpVersion.Version11 };
        request.Headers.Add("Idempotency-Key", random.NextInt64().ToString("x", CultureInfo.InvariantCulture));
        if (method != "GET")
        {
            request.Content = new ByteArrayContent(takesLines ? Lines(random) : Damaged(random));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(takesLines ? "application/x-ndjson" : "application/json");
        }

        return request;
    }

    // What comes before the damaged line has arrived by then, and may have been answered.
    private static byte[] Lines(Random random)
    {
        var lines = Enumerable.Range(0, random.Next(MostLines)).SelectMany(_ => (byte[])[.. Corpus.Json.Any(random), (byte)'\n']);
        return [.. lines, .. Damaged(random)];
    }

    private static byte[] Damaged(Random random) => Mutation.Of(random, Corpus.Json.Any(random), Corpus.Json.Any(random));
}
