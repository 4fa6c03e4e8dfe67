using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Hostile;

/// <summary>Valid inputs, to be damaged.</summary>
internal static class Corpus
{
    private const string Service = "/posthouse.testing.v1.EchoService/";

    private static readonly EchoRequest[] Requests =
    [
        new(),
        new() { Text = "hello" },
        new() { Text = "Grüße, 書 and 😈", Repeat = 3 },
        new() { Text = new string('x', 300), Repeat = 1 },
        new() { Payload = ByteString.CopyFrom(3, 1, 2, 2, 9, 1, 4, 7, 7, 7, 1), Repeat = 2 },
        new() { Payload = ByteString.CopyFrom(2, 5, 2, 6, 3, 1, 1), Text = "payload" },
        new() { Headers = { new Pair { Key = "head", Text = "one" }, new Pair { Key = "head-bin", Binary = ByteString.CopyFrom(0, 255) } } },
        new() { Failure = new Failure { Code = 9, Message = "no", Reason = "NO_ROOM", After = 2 }, DelayMilliseconds = 1 },
    ];

    /// <summary>Messages as they are on the wire.</summary>
    public static IReadOnlyList<byte[]> Messages { get; } = [.. Requests.Select(static request => request.ToByteArray())];

    /// <summary>The same as JSON.</summary>
    public static IReadOnlyList<byte[]> Json { get; } =
    [
        .. Requests.Select(static request => Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(request))),
        "{\"text\":\"\\u00e9\\ud83d\\ude08\",\"payload\":\"AAEC\",\"repeat\":2e0,\"headers\":[{\"key\":\"a\",\"text\":\"b\"}]}"u8.ToArray(),
        "{\"delayMilliseconds\":\"5\",\"delay_milliseconds\":5,\"failure\":null,\"trailers\":[],\"unknown\":[[[{}]]]}"u8.ToArray(),
    ];

    /// <summary>Paths of methods: every call kind, the standard services, and none.</summary>
    public static IReadOnlyList<string> Methods { get; } =
    [
        Service + "Echo", Service + "Collect", Service + "Repeat", Service + "Converse", Service + "EchoOnce", Service + "EchoInside", Service + "Missing",
        "/grpc.health.v1.Health/Check", "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
    ];

    /// <summary>Paths that speak JSON by HTTP's own means.</summary>
    public static IReadOnlyList<string> RestPaths { get; } =
    [
        "/api/echo/v1/echo", "/api/echo/v1/echo:collect", "/api/echo/v1/echo:repeat", "/api/echo/v1/echo:converse", "/api/echo/v1/echo:once",
        "/api/echo/v1/texts/some%20text/payload", "/api/echo/v1/texts/t/headers", "/api/echo/v1/failures/9/NO_ROOM:fail",
        "/api/echo/v1/files/a/b/c:read?repeat=2&payload=AAEC&headers.key=x", "/api/echo/v1/shelves/1/books/2?failure.code=5&text=more",
    ];

    /// <summary>The same with the method that each takes, and whether its body is lines.</summary>
    public static IReadOnlyList<(string Method, string Path, bool TakesLines)> RestMethods { get; } =
    [
        .. RestPaths.Select(static path => (MethodOf(path), path, path.EndsWith(":collect", StringComparison.Ordinal) || path.EndsWith(":converse", StringComparison.Ordinal))),
    ];

    /// <summary>Header fields that calls carry.</summary>
    public static IReadOnlyList<(string Name, string Value)> Fields { get; } =
    [
        ("grpc-timeout", "5S"), ("grpc-encoding", "gzip"), ("grpc-encoding", "identity"), ("grpc-accept-encoding", "identity,gzip,deflate"), ("user-agent", "hostile/1.0"),
        ("text", "plain value"), ("bytes-bin", "AAECAwQF"), ("idempotency-key", "0197b1a2-0000-7000-8000-000000000001"), ("authorization", "Bearer abc.def"),
        ("cookie", "a=b; c=d"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), ("tracestate", "a=b"), ("baggage", "k=v;p=1"),
        ("accept", "application/json"), ("accept-language", "de, en;q=0.5"), ("connect-protocol-version", "1"), ("connect-timeout-ms", "5000"), ("x-grpc-web", "1"),
        ("content-encoding", "gzip"), ("accept-encoding", "gzip, br"), ("content-length", "12"), ("x-forwarded-for", "10.0.0.1"), ("origin", "http://example.org"),
        ("posthouse-caller", "v1.abc"), ("te", "trailers"), ("expect", "100-continue"), ("range", "bytes=0-1"), ("host", "example.org"), ("transfer-encoding", "chunked"),
    ];

    /// <summary>Content types of every protocol on the port.</summary>
    public static IReadOnlyList<string> ContentTypes { get; } =
    [
        "application/grpc", "application/grpc+proto", "application/grpc-web", "application/grpc-web+proto", "application/grpc-web-text", "application/json",
        "application/proto", "application/connect+json", "application/connect+proto", "application/json; charset=utf-8", "application/x-ndjson", "text/plain",
    ];

    /// <summary>Values that parsers have stumbled over.</summary>
    public static IReadOnlyList<string> Nasty { get; } =
    [
        "", " ", ",", "0", "-1", "1", "99999999H", "999999999S", "1n", "18446744073709551616", "NaN", "1e400", "%", "%zz", "%E2%28%A1", "%00", "..", "/../..//",
        "=", "====", "AAA", "AAAA====", "\t", ";;;;", "a;b=\"", "*/*", new string('9', 400), new string('a', 9000), new string('%', 500), "{", "[[[[[[[[", "null", "identity, ,,gzip;q=0",
    ];

    /// <summary>A message with its gRPC prefix.</summary>
    public static byte[] Framed(ReadOnlySpan<byte> message, byte flags = 0)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame.AsSpan(5));
        return frame;
    }

    private static string MethodOf(string path) => path switch
    {
        _ when path.EndsWith("/payload", StringComparison.Ordinal) => "PUT",
        _ when path.EndsWith("/headers", StringComparison.Ordinal) => "PATCH",
        _ when path.Contains("/files/", StringComparison.Ordinal) || path.Contains("/shelves/", StringComparison.Ordinal) => "GET",
        _ => "POST",
    };

    public static T Any<T>(this IReadOnlyList<T> values, Random random) => values[random.Next(values.Count)];
}
