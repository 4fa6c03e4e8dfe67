using Microsoft.AspNetCore.Http;

namespace Posthouse.Grpc.Server;

/// <summary>The content types of gRPC-Web.</summary>
internal static class GrpcWebContent
{
    internal const string Binary = "application/grpc-web";
    internal const string Text = "application/grpc-web-text";
    internal const string BinaryProto = Binary + "+proto";
    internal const string TextProto = Text + "+proto";

    /// <summary>The dialect of a request: what it carries by its content type, what it gets by what it accepts, and else the same.</summary>
    /// <returns>Null if it is not gRPC-Web.</returns>
    internal static GrpcWebDialect? Of(HttpRequest request)
    {
        var isText = IsText(request.ContentType);
        return isText || IsBinary(request.ContentType) ? new GrpcWebDialect(isText, AcceptsText(request.Headers.Accept) ?? isText) : null;
    }

    private static bool IsText(string? type) => MediaType.Is(type, Text) || MediaType.Is(type, TextProto);

    private static bool IsBinary(string? type) => MediaType.Is(type, Binary) || MediaType.Is(type, BinaryProto);

    private static bool? AcceptsText(string? accept)
    {
        foreach (var type in accept?.Split(',') ?? [])
        {
            if (IsText(type) || IsBinary(type))
            {
                return IsText(type);
            }
        }

        return null;
    }
}
