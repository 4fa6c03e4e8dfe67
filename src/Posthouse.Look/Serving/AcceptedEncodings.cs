using Microsoft.AspNetCore.Http;

namespace Posthouse.Look.Serving;

/// <summary>The content encodings that we write and a client may take (RFC 9110, section 12.5.3).</summary>
[Flags]
internal enum AcceptedEncodings
{
    None = 0,
    Gzip = 1,
    Brotli = 2,
}

internal static class AcceptedEncodingsOfRequest
{
    public static AcceptedEncodings AcceptedEncodings(this HttpRequest request)
    {
        if (request.Headers.AcceptEncoding.Count == 0)
        {
            return Serving.AcceptedEncodings.None;
        }

        var accepted = Serving.AcceptedEncodings.None;
        foreach (var value in request.GetTypedHeaders().AcceptEncoding)
        {
            if (value.Quality is not 0)
            {
                accepted |= value.Value.Value?.ToLowerInvariant() switch
                {
                    "br" => Serving.AcceptedEncodings.Brotli,
                    "gzip" or "x-gzip" => Serving.AcceptedEncodings.Gzip,
                    _ => Serving.AcceptedEncodings.None,
                };
            }
        }

        return accepted;
    }
}
