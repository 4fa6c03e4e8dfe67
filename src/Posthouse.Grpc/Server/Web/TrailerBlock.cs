using System.Text;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Grpc.Server;

/// <summary>Trailers as the last frame of a gRPC-Web response carries them: lines as in HTTP/1.1, names in lower case.</summary>
internal static class TrailerBlock
{
    internal static byte[] Format(IHeaderDictionary trailers)
    {
        var block = new StringBuilder();
        foreach (var (name, values) in trailers)
        {
            foreach (var value in values)
            {
                block.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }

        return Encoding.ASCII.GetBytes(block.ToString());
    }
}
