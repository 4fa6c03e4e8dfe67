using System.Text;

namespace Posthouse.Tests.Hostile;

/// <summary>A connection of HTTP/1.1 with one request whose bytes are damaged anywhere; it must end when the client has nothing more to say.</summary>
internal static class HeadSession
{
    public static async Task<Tally> RunAsync(Uri address, Random random, CancellationToken cancellationToken)
    {
        using var connection = await RawConnection.OpenAsync(address, cancellationToken);
        await connection.SendAsync(Mutation.Of(random, Compose(random), Compose(random)), cancellationToken);
        connection.Finish();
        var buffer = new byte[16 * 1024];
        while (await connection.ReadAsync(buffer, cancellationToken) > 0)
        {
        }

        return new Tally(Blocks: 1);
    }

    private static byte[] Compose(Random random)
    {
        var body = Corpus.Json.Any(random);
        var (path, type) = random.Next(2) == 0 ? (Corpus.RestPaths.Any(random), "application/json") : (Corpus.Methods.Any(random), Corpus.ContentTypes.Any(random));
        var head = new StringBuilder($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\n");
        for (var count = random.Next(4); count > 0; count--)
        {
            var (name, value) = Corpus.Fields.Any(random);
            head.Append($"{name}: {value}\r\n");
        }

        return random.Next(3) == 0
            ? [.. Encoding.ASCII.GetBytes($"{head}Transfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8]
            : [.. Encoding.ASCII.GetBytes($"{head}Content-Length: {body.Length}\r\n\r\n"), .. body];
    }
}
