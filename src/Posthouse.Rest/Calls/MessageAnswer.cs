using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Bindings;
using Posthouse.Rest.Json;
using Posthouse.Rest.Requests;

namespace Posthouse.Rest.Calls;

/// <summary>Sends messages as JSON: one as the whole answer, or one a line.</summary>
internal sealed class MessageAnswer(HttpBinding binding, CallParts parts)
{
    private readonly JsonShape _shape = parts.Shapes.Of(binding.Method.OutputType);
    private readonly JsonField? _alone = binding.ResponseField is { } field ? parts.Shapes.Of(binding.Method.OutputType).Find(field.Name) : null;

    public async Task SendAsync(HttpContext context, IMessage message, Metadata headers)
    {
        using var buffer = new PooledBuffer();
        MessageWriter.Write(buffer, message, _shape, _alone);
        Head(context, headers, ContentTypes.Json);
        context.Response.ContentLength = buffer.Written.Length;
        await context.Response.BodyWriter.WriteAsync(buffer.Written, context.RequestAborted);
    }

    /// <summary>Begins an answer of lines.</summary>
    public void Begin(HttpContext context, Metadata headers) => Head(context, headers, ContentTypes.Lines);

    /// <summary>Sends a line, at once.</summary>
    public async Task SendLineAsync(HttpContext context, IMessage message)
    {
        using var buffer = new PooledBuffer();
        MessageWriter.Write(buffer, message, _shape, _alone);
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        await context.Response.BodyWriter.WriteAsync(buffer.Written, context.RequestAborted);
    }

    // An answer may be about one person alone, or its address may hold a key: only its handler knows that others may keep it, and then says so.
    private void Head(HttpContext context, Metadata headers, string type)
    {
        parts.Headers.Copy(headers, context.Response);
        context.Response.ContentType = type;
        if (context.Response.Headers.CacheControl.Count == 0)
        {
            context.Response.Headers.CacheControl = "no-store";
        }
    }
}
