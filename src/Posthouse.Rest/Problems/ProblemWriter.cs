using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Rest.Problems;

/// <summary>Answers with a problem.</summary>
internal static class ProblemWriter
{
    public const string ContentType = "application/problem+json";

    // Nothing that is written is put into HTML: letters of other scripts stay readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task AnswerAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (problem.Allow is { } allow)
        {
            response.Headers.Allow = allow;
        }

        if (problem.AcceptEncoding is { } codings)
        {
            response.Headers.AcceptEncoding = codings;
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Session";
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            Write(writer, problem);
        }

        response.ContentLength = buffer.WrittenCount;
        await response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }

    /// <summary>The last line of a stream that failed after it began: the problem within <c>error</c>.</summary>
    public static void WriteLine(IBufferWriter<byte> output, Problem problem)
    {
        using (var writer = new Utf8JsonWriter(output, Readable))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("error");
            Write(writer, problem);
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("type", problem.Reason is { } type ? $"/api#{type}" : "about:blank");
        writer.WriteString("title", problem.Title ?? (problem.Reason is { } named ? ReasonTable.Words(named) : HttpStatuses.PhraseOf(problem.Status)));
        writer.WriteNumber("status", problem.Status);
        writer.WriteString("detail", problem.Detail);
        writer.WriteString("code", HttpStatuses.NameOf(problem.Code));
        if (problem.Reason is { } reason)
        {
            writer.WriteString("reason", reason);
        }

        if (!problem.Violations.IsEmpty)
        {
            writer.WriteStartArray("violations");
            foreach (var violation in problem.Violations)
            {
                writer.WriteStartObject();
                writer.WriteString("field", violation.Field);
                writer.WriteString("description", violation.Description);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
