using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Posthouse.Grpc.Wire;

namespace Posthouse.Tests.Grpc.Connect;

/// <summary>How a call of the Connect protocol ended, in the words of gRPC.</summary>
internal static class ConnectEnd
{
    private static readonly string[] Codes =
    [
        "ok", "canceled", "unknown", "invalid_argument", "deadline_exceeded", "not_found", "already_exists", "permission_denied", "resource_exhausted",
        "failed_precondition", "aborted", "out_of_range", "unimplemented", "internal", "unavailable", "data_loss", "unauthenticated",
    ];

    /// <summary>Reads the last frame of a stream.</summary>
    public static void Read(byte[] json, HttpResponseHeaders trailers)
    {
        var end = JsonNode.Parse(json)!;
        foreach (var (name, values) in end["metadata"]?.AsObject() ?? [])
        {
            trailers.TryAddWithoutValidation(name, values!.AsArray().Select(static value => (string)value!));
        }

        Read(end["error"], trailers);
    }

    /// <summary>Reads the body of a call of one message that has failed.</summary>
    public static void Failed(HttpResponseMessage response, byte[] json)
    {
        response.StatusCode = HttpStatusCode.OK;
        Read(JsonNode.Parse(json), response.TrailingHeaders);
    }

    private static void Read(JsonNode? error, HttpResponseHeaders trailers)
    {
        var code = error is null ? 0 : Array.IndexOf(Codes, (string)error["code"]!);
        var message = (string?)error?["message"] ?? "";
        trailers.TryAddWithoutValidation(Protocol.StatusHeader, code.ToString(CultureInfo.InvariantCulture));
        trailers.TryAddWithoutValidation(Protocol.MessageHeader, PercentEncoding.Encode(message));
        if (error?["details"] is JsonArray details)
        {
            var status = new Google.Rpc.Status { Code = code, Message = message, Details = { details.Select(detail => Detail(detail!)) } };
            trailers.TryAddWithoutValidation(Protocol.StatusDetailsHeader, Convert.ToBase64String(status.ToByteArray()));
        }
    }

    private static Any Detail(JsonNode detail)
    {
        var value = (string)detail["value"]!;
        return new Any
        {
            TypeUrl = $"type.googleapis.com/{detail["type"]}",
            Value = ByteString.FromBase64(value.PadRight(value.Length + ((4 - (value.Length % 4)) % 4), '=')),
        };
    }
}
