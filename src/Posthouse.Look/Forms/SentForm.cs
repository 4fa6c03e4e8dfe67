using System.Buffers;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Posthouse.Look.Forms;

/// <summary>
/// Reads the form of a request, whatever is in its fields: each page says itself what is wrong with which of them, all at once. The framework's own reader
/// gives up at the first character that it does not like.
/// </summary>
public static class SentForm
{
    private const int LongestBody = 16 * 1024 * 1024;
    private const int MostFields = 200;
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Reads it; from then on the framework gives what was read. A request without one is left as it is.</summary>
    /// <param name="http">The request.</param>
    /// <exception cref="BadHttpRequestException">It is too long, has too many fields, or is not written as forms of this site are.</exception>
    public static async Task ReadAsync(HttpContext http)
    {
        if (http.Request.ContentType is not { } type)
        {
            return;
        }

        if (!type.Split(';')[0].Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase))
        {
            throw new BadHttpRequestException($"A form is sent as {FormType}.", StatusCodes.Status415UnsupportedMediaType);
        }

        var fields = Parse(Encoding.UTF8.GetString((await BodyAsync(http)).Span));
        http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext http)
    {
        var body = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await http.Request.Body.ReadAsync(body.GetMemory(16 * 1024), http.RequestAborted)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > LongestBody)
            {
                throw new BadHttpRequestException("The form is too long.", StatusCodes.Status413PayloadTooLarge);
            }
        }

        return body.WrittenMemory;
    }

    private static Dictionary<string, StringValues> Parse(string body)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var pairs = body.Split('&', MostFields + 1, StringSplitOptions.RemoveEmptyEntries);
        if (pairs.Length > MostFields)
        {
            throw new BadHttpRequestException("The form has too many fields.", StatusCodes.Status413PayloadTooLarge);
        }

        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]);
            fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), equals < 0 ? "" : WebUtility.UrlDecode(pair[(equals + 1)..]));
        }

        return fields;
    }
}
