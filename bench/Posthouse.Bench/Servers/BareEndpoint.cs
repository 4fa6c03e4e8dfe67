using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Bench.Servers;

/// <summary>The limit: reads a request body and answers with prepared bytes and trailers, without any gRPC.</summary>
internal static class BareEndpoint
{
    public static async Task HandleAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        var response = context.Response;
        response.ContentType = "application/grpc";
        await response.StartAsync();
        if (context.Request.Path == BenchMessages.StreamPath)
        {
            await StreamAsync(response);
        }
        else
        {
            response.BodyWriter.Write(BenchMessages.ResponseFrame);
        }

        response.AppendTrailer("grpc-status", "0");
    }

    private static async Task StreamAsync(HttpResponse response)
    {
        for (var i = 0; i < BenchMessages.StreamLength; i++)
        {
            response.BodyWriter.Write(BenchMessages.ResponseFrame);
            await response.BodyWriter.FlushAsync();
        }
    }
}
