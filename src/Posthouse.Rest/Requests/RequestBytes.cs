using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Posthouse.Rest.Problems;

namespace Posthouse.Rest.Requests;

/// <summary>Reads the body of a request, as a whole or line by line, and no further than it may go.</summary>
internal static class RequestBytes
{
    /// <summary>Opens the body for reading; its length is bounded here, and not by the server.</summary>
    public static PipeReader Open(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        return context.Request.BodyReader;
    }

    /// <summary>The whole body; what was read is given back by <see cref="PipeReader.AdvanceTo(SequencePosition)"/> to its end.</summary>
    public static async ValueTask<ReadOnlySequence<byte>> ReadAllAsync(PipeReader body, HttpContext context, int limit)
    {
        if (context.Request.ContentLength > limit)
        {
            throw Refusals.TooLarge(limit);
        }

        while (true)
        {
            var read = await ReadAsync(body, context);
            if (read.Buffer.Length > limit)
            {
                throw Refused(body, read.Buffer, limit);
            }

            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The next line that is not blank, without its end; <see langword="null"/> after the last one.</summary>
    public static async ValueTask<byte[]?> ReadLineAsync(PipeReader body, HttpContext context, int limit)
    {
        while (true)
        {
            var read = await ReadAsync(body, context);
            var buffer = read.Buffer;
            if (read.IsCanceled)
            {
                body.AdvanceTo(buffer.Start);
                return null;
            }

            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                if (buffer.Slice(0, end).Length > limit)
                {
                    throw Refused(body, buffer, limit);
                }

                var line = Trimmed(buffer.Slice(0, end));
                body.AdvanceTo(buffer.GetPosition(1, end));
                if (line.Length > 0)
                {
                    return line;
                }
            }
            else if (buffer.Length > limit)
            {
                throw Refused(body, buffer, limit);
            }
            else if (read.IsCompleted)
            {
                var line = Trimmed(buffer);
                body.AdvanceTo(buffer.End);
                return line.Length > 0 ? line : null;
            }
            else
            {
                body.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    // What was read must be given back, or the connection cannot be used any more and the refusal does not arrive.
    private static RefusedRequestException Refused(PipeReader body, ReadOnlySequence<byte> buffer, int limit)
    {
        body.AdvanceTo(buffer.End);
        return Refusals.TooLarge(limit);
    }

    private static byte[] Trimmed(ReadOnlySequence<byte> line)
    {
        var bytes = line.ToArray();
        return bytes.AsSpan().ContainsAnyExcept(" \t\r"u8) ? bytes : [];
    }

    private static async ValueTask<ReadResult> ReadAsync(PipeReader body, HttpContext context)
    {
        try
        {
            return await body.ReadAsync(context.RequestAborted);
        }
        catch (BadHttpRequestException broken) when (broken.StatusCode != StatusCodes.Status413PayloadTooLarge)
        {
            throw Refusals.Unreadable(broken.Message);
        }
    }
}
