using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Posthouse.Tests.Hostile;

/// <summary>Requests of HTTP/1.1 in perfect order whose bodies are damaged: gRPC-Web and the Connect protocol. Each must be answered.</summary>
internal sealed class BodySession(HttpClient client)
{
    private const int Requests = 25;

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

    private static HttpRequestMessage Compose(Uri address, Random random)
    {
        var json = Mutation.Of(random, Corpus.Json.Any(random), Corpus.Json.Any(random));
        var message = Mutation.Of(random, Corpus.Messages.Any(random), Corpus.Messages.Any(random));
        var method = Corpus.Methods.Any(random);
        return random.Next(7) switch
        {
            0 => Post(address, method, "application/json", json),
            1 => Post(address, method, "application/proto", message),
            2 => Post(address, method, "application/connect+json", Corpus.Framed(json)),
            3 => Post(address, method, "application/connect+proto", Mutation.Of(random, Corpus.Framed(message), json)),
            4 => Post(address, method, "application/grpc-web+proto", Mutation.Of(random, Corpus.Framed(message), message)),
            5 => Post(address, method, "application/grpc-web-text", Mutation.Of(random, Encoding.ASCII.GetBytes(Convert.ToBase64String(Corpus.Framed(message))), [])),
            _ => new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"{method}?connect=v1&encoding=json&message={Uri.EscapeDataString(Encoding.Latin1.GetString(json))}")),
        };
    }

    private static HttpRequestMessage Post(Uri address, string path, string type, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Version = HttpVersion.Version11, Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return request;
    }
}
