using System.Buffers;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Posthouse.Grpc.Wire;
using Status = Grpc.Core.Status;

namespace Posthouse.Grpc.Server;

/// <summary>Outcomes as the Connect protocol writes them: codes by name, details with their types, and the statuses of HTTP that go with them.</summary>
internal static class ConnectOutcome
{
    private static readonly (string Name, int HttpStatus)[] Codes =
    [
        ("ok", 200),
        ("canceled", 499),
        ("unknown", 500),
        ("invalid_argument", 400),
        ("deadline_exceeded", 504),
        ("not_found", 404),
        ("already_exists", 409),
        ("permission_denied", 403),
        ("resource_exhausted", 429),
        ("failed_precondition", 400),
        ("aborted", 409),
        ("out_of_range", 400),
        ("unimplemented", 501),
        ("internal", 500),
        ("unavailable", 503),
        ("data_loss", 500),
        ("unauthenticated", 401),
    ];

    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static int HttpStatus(StatusCode code) => Of(code).HttpStatus;

    /// <summary>The body of a failed call.</summary>
    internal static ReadOnlyMemory<byte> Error(Status status, Metadata trailers, ContractJson? json) =>
        Write(writer => WriteError(writer, status, trailers, json));

    /// <summary>The last frame of a stream.</summary>
    internal static ReadOnlySpan<byte> EndOfStream(Status status, Metadata trailers, ContractJson? json) => Write(writer =>
    {
        writer.WriteStartObject();
        if (status.StatusCode != StatusCode.OK)
        {
            writer.WritePropertyName("error");
            WriteError(writer, status, trailers, json);
        }

        WriteMetadata(writer, trailers);
        writer.WriteEndObject();
    }).Span;

    private static (string Name, int HttpStatus) Of(StatusCode code) => (uint)code < (uint)Codes.Length ? Codes[(int)code] : Codes[(int)StatusCode.Unknown];

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, Plain))
        {
            write(writer);
        }

        return text.WrittenMemory;
    }

    private static void WriteError(Utf8JsonWriter writer, Status status, Metadata trailers, ContractJson? json)
    {
        writer.WriteStartObject();
        writer.WriteString("code", Of(status.StatusCode).Name);
        if (status.Detail.Length > 0)
        {
            writer.WriteString("message", status.Detail);
        }

        if (trailers.GetRpcStatus(ignoreParseError: true) is { Details.Count: > 0 } rich)
        {
            writer.WriteStartArray("details");
            foreach (var detail in rich.Details)
            {
                WriteDetail(writer, detail, json);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteDetail(Utf8JsonWriter writer, Any detail, ContractJson? json)
    {
        writer.WriteStartObject();
        writer.WriteString("type", Any.GetTypeName(detail.TypeUrl));
        writer.WriteString("value", detail.Value.ToBase64().TrimEnd('='));
        if (detail.TryUnpack<ErrorInfo>(out var info))
        {
            WriteErrorInfo(writer, info);
        }
        else if (json?.Describe(detail) is { } text)
        {
            writer.WritePropertyName("debug");
            writer.WriteRawValue(text);
        }

        writer.WriteEndObject();
    }

    // The class at hand is of the time when the reason was called type.
    private static void WriteErrorInfo(Utf8JsonWriter writer, ErrorInfo info)
    {
        writer.WriteStartObject("debug");
        writer.WriteString("reason", info.Type);
        writer.WriteString("domain", info.Domain);
        writer.WriteStartObject("metadata");
        foreach (var (key, value) in info.Metadata)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, Metadata trailers)
    {
        var shown = trailers.Where(static entry => !MetadataHeaders.IsReserved(entry.Key) && entry.Key != Protocol.StatusDetailsHeader).ToLookup(static entry => entry.Key, StringComparer.Ordinal);
        if (shown.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("metadata");
        foreach (var entries in shown)
        {
            writer.WriteStartArray(entries.Key);
            foreach (var entry in entries)
            {
                writer.WriteStringValue(MetadataHeaders.Format(entry));
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
