using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Grpc.Server;

/// <summary>The content types of the Connect protocol: those of HTTP for one message, its own for streams.</summary>
internal static class ConnectContent
{
    internal const string Proto = "application/proto";
    internal const string Json = "application/json";

    private const string Streams = "application/connect+";
    private const string StreamProto = Streams + "proto";
    private const string StreamJson = Streams + "json";

    /// <summary>The dialect of a POST request for a method.</summary>
    /// <returns>Null if it cannot be a call of the method.</returns>
    internal static Dialect? Of(string? type, BoundMethod method)
    {
        if (method.Method.Type == MethodType.Unary)
        {
            return MediaType.Is(type, Proto) ? new ConnectUnaryDialect(Proto, method.Json)
                : MediaType.Is(type, Json) && method.Json is not null ? new ConnectUnaryDialect(Json, method.Json)
                : null;
        }

        return MediaType.Is(type, StreamProto) ? new ConnectStreamDialect(StreamProto, method.Json)
            : MediaType.Is(type, StreamJson) && method.Json is not null ? new ConnectStreamDialect(StreamJson, method.Json)
            : null;
    }

    /// <summary>The dialect of a GET request for a method.</summary>
    /// <returns>Null if it cannot be a call of the method.</returns>
    internal static Dialect? OfQuery(IQueryCollection query, BoundMethod method) => (string?)query[ConnectGetDialect.Encoding] switch
    {
        "proto" => new ConnectGetDialect(Proto, method.Json),
        "json" when method.Json is not null => new ConnectGetDialect(Json, method.Json),
        _ => null,
    };

    /// <summary>The dialect of a request for a method that nobody serves, where it cannot be anything but a call.</summary>
    internal static Dialect? OfUnknown(HttpRequest request) =>
        MediaType.Of(request.ContentType).StartsWith(Streams, StringComparison.OrdinalIgnoreCase) ? new ConnectStreamDialect(StreamProto, json: null)
        : request.Headers.ContainsKey(ConnectDialect.VersionHeader) ? new ConnectUnaryDialect(Proto, json: null)
        : null;

    /// <summary>What may be posted to a method, as the header <c>Accept-Post</c> lists it.</summary>
    internal static string Accepted(BoundMethod method) =>
        string.Join(", ", [.. method.Method.Type == MethodType.Unary ? (string[])[Proto, Json] : [StreamProto, StreamJson], "application/grpc", GrpcWebContent.Binary, GrpcWebContent.Text]);
}
