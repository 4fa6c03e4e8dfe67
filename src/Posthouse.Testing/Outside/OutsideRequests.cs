using System.Net;
using Google.Protobuf.Reflection;

namespace Posthouse.Testing.Outside;

/// <summary>The ways to ask for a method: by every protocol in either version of HTTP, with verbs and spellings that are nobody's, and with headers that only the application itself may send.</summary>
internal static class OutsideRequests
{
    private const string Patience = "20";

    private static readonly byte[] EmptyFrame = new byte[5];
    private static readonly byte[] EmptyFrameOfJson = [0, 0, 0, 0, 2, .. "{}"u8];
    private static readonly KeyValuePair<string, string> OfConnect = new("Connect-Protocol-Version", "1");
    private static readonly KeyValuePair<string, string> InTime = new("Grpc-Timeout", $"{Patience}S");
    private static readonly KeyValuePair<string, string> InTimeOfConnect = new("Connect-Timeout-Ms", $"{Patience}000");

    private static readonly (string Name, Func<string, string> Spell)[] Spellings =
    [
        ("in capitals", static path => path.ToUpperInvariant()),
        ("with an encoded letter", static path => $"{path[..^1]}%{(int)path[^1]:X2}"),
        ("with an encoded slash", static path => $"/{path[1..].Replace("/", "%2F", StringComparison.Ordinal)}"),
        ("with doubled slashes", static path => path.Replace("/", "//", StringComparison.Ordinal)),
        ("with a slash at the end", static path => $"{path}/"),
        ("by a detour", static path => $"/api/..{path}"),
        ("by a detour of dots", static path => $"/.{path}"),
        ("below /api", static path => $"/api{path}"),
        ("with a query", static path => $"{path}?a=b"),
    ];

    /// <summary>All of them.</summary>
    /// <param name="forged">Headers that only the application itself may send.</param>
    public static IReadOnlyList<OutsideRequest> All(IEnumerable<KeyValuePair<string, string>> forged)
    {
        var plain = Calls(HttpVersion.Version11).Concat(Calls(HttpVersion.Version20)).ToList();
        var probes = plain.Where(static request => request.Name is "gRPC" or "gRPC-Web" or "Connect with JSON").ToList();
        var headers = forged.ToList();
        return
        [
            .. plain,
            .. Verbs(),
            .. from request in probes select request with { Name = $"{request.Name} with forged headers", Headers = [.. request.Headers, .. headers], Calls = static _ => false },
            .. from request in probes
               from spelling in Spellings
               select request with { Name = $"{request.Name} {spelling.Name}", Spell = spelling.Spell, Calls = static _ => false },
        ];
    }

    private static IEnumerable<OutsideRequest> Calls(Version version)
    {
        yield return Post("gRPC", "application/grpc", EmptyFrame, [InTime], static _ => true);
        yield return Post("gRPC-Web", "application/grpc-web+proto", EmptyFrame, [InTime], static _ => true);
        yield return Post("gRPC-Web as text", "application/grpc-web-text", [.. "AAAAAAA="u8], [InTime], static _ => true);
        yield return Post("Connect", "application/proto", [], [OfConnect, InTimeOfConnect], IsUnary);
        yield return Post("Connect with JSON", "application/json", [.. "{}"u8], [OfConnect, InTimeOfConnect], IsUnary);
        yield return Post("Connect without a version", "application/json", [.. "{}"u8], [InTimeOfConnect], IsUnary);
        yield return Post("stream of Connect", "application/connect+proto", EmptyFrame, [OfConnect, InTimeOfConnect], static method => !IsUnary(method));
        yield return Post("stream of Connect with JSON", "application/connect+json", EmptyFrameOfJson, [OfConnect, InTimeOfConnect], static method => !IsUnary(method));
        yield return Get("Connect by GET", "?connect=v1&encoding=proto&base64=1&message=");
        yield return Get("Connect by GET with JSON", "?connect=v1&encoding=json&message=%7B%7D");

        OutsideRequest Post(string name, string contentType, byte[] body, IReadOnlyList<KeyValuePair<string, string>> headers, Predicate<MethodDescriptor> calls) =>
            new(name, HttpMethod.Post, version) { ContentType = contentType, Body = body, Headers = headers, Calls = calls };

        OutsideRequest Get(string name, string query) => new(name, HttpMethod.Get, version) { Query = query, Headers = [InTimeOfConnect], Calls = IsQuestion };
    }

    private static IEnumerable<OutsideRequest> Verbs()
    {
        yield return new("GET", HttpMethod.Get, HttpVersion.Version11);
        yield return new("HEAD", HttpMethod.Head, HttpVersion.Version11);
        yield return new("PUT", HttpMethod.Put, HttpVersion.Version11) { ContentType = "application/json", Body = [.. "{}"u8] };
        yield return new("OPTIONS", HttpMethod.Options, HttpVersion.Version11);
        yield return new("question of another origin", HttpMethod.Options, HttpVersion.Version11)
        {
            Headers = [new("Origin", "https://pages.example.org"), new("Access-Control-Request-Method", "POST"), new("Access-Control-Request-Headers", "content-type")],
        };
        yield return new("form", HttpMethod.Post, HttpVersion.Version11) { ContentType = "application/x-www-form-urlencoded", Body = [.. "a=b"u8] };
    }

    private static bool IsUnary(MethodDescriptor method) => !method.IsClientStreaming && !method.IsServerStreaming;

    private static bool IsQuestion(MethodDescriptor method) =>
        IsUnary(method) && method.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;
}
