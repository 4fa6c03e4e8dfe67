using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Grpc.Server;

/// <summary>Calls without side effects by GET in the Connect protocol: the message is part of the address, so that caches may keep the answer.</summary>
internal sealed class ConnectGetDialect(string contentType, ContractJson? json) : ConnectUnaryDialect(contentType, json)
{
    internal const string Encoding = "encoding";

    internal override string? RequestEncoding(HttpRequest request) => request.Query["compression"];

    protected override string? Version(HttpRequest request) => (string?)request.Query["connect"] switch
    {
        null => null,
        "v1" => "1",
        var other => other,
    };

    protected override PipeReader Content(HttpRequest request)
    {
        var message = (string?)request.Query["message"] ?? throw Refused("The parameter \"message\" is missing.");
        return PipeReader.Create(new ReadOnlySequence<byte>(request.Query["base64"] == "1" ? Decode(message) : System.Text.Encoding.UTF8.GetBytes(message)));
    }

    private byte[] Decode(string message)
    {
        try
        {
            return Base64Url.DecodeFromChars(message);
        }
        catch (FormatException)
        {
            throw Refused("The parameter \"message\" is not base64 as addresses have it.");
        }
    }

    private RpcException Refused(string why) => new(new Status(Malformed, why));
}
