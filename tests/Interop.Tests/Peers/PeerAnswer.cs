using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Interop.Tests.Peers;

/// <summary>What a peer saw of a call that it made.</summary>
/// <param name="Code">The status code.</param>
/// <param name="Message">The message of the status.</param>
/// <param name="Responses">The responses.</param>
/// <param name="Headers">The response headers.</param>
/// <param name="Trailers">The trailers.</param>
public sealed record PeerAnswer(
    StatusCode Code, string Message, IReadOnlyList<EchoResponse> Responses, IReadOnlyList<Pair> Headers, IReadOnlyList<Pair> Trailers)
{
    internal static PeerAnswer Parse(JsonNode json) => new(
        (StatusCode)(int)json["code"]!,
        (string)json["message"]!,
        [.. json["responses"]!.AsArray().Select(response => JsonParser.Default.Parse<EchoResponse>(response!.ToJsonString()))],
        Pairs(json["headers"]!),
        Pairs(json["trailers"]!));

    private static List<Pair> Pairs(JsonNode json) =>
        [.. json.AsArray().Select(pair => JsonParser.Default.Parse<Pair>(pair!.ToJsonString()))];
}
