using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using Posthouse.Grpc.Wire;
using Posthouse.Tests.Grpc.Web;

namespace Posthouse.Tests.Grpc.Connect;

/// <summary>Turns a client of gRPC that talks to the echo into one of the Connect protocol: in binary or JSON, and by GET where the contract allows it and the message is short.</summary>
internal sealed class ConnectHandler(bool json, bool get) : DelegatingHandler(new SocketsHttpHandler { EnableMultipleHttp2Connections = true })
{
    private const int FrameHeader = 5;
    private const int LongestQuery = 4000;
    private const string TrailerPrefix = "trailer-";

    private static readonly string[] Unary = ["Echo", "EchoInside", "EchoOnce"];

    private string Form => json ? "json" : "proto";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var method = request.RequestUri!.Segments[^1];
        var isUnary = Unary.Contains(method);
        var encoding = Remove(request.Headers, Protocol.EncodingHeader);
        var accepted = Remove(request.Headers, Protocol.AcceptEncodingHeader);
        Remove(request.Headers, "te");
        request.Headers.Add("connect-protocol-version", "1");
        request.Headers.TryAddWithoutValidation(isUnary ? "accept-encoding" : "connect-accept-encoding", accepted);
        if (Remove(request.Headers, Protocol.TimeoutHeader) is { } timeout)
        {
            Assert.True(TimeoutHeader.TryParse(timeout, out var left));
            request.Headers.Add("connect-timeout-ms", Math.Ceiling(left.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        }

        if (isUnary)
        {
            await SayOneAsync(request, method, encoding, cancellationToken);
            return await HearOneAsync(await base.SendAsync(request, cancellationToken), cancellationToken);
        }

        request.Headers.TryAddWithoutValidation("connect-content-encoding", encoding ?? "identity");
        request.Content = new ConnectStreamContent(request.Content!, json);
        return await HearStreamAsync(await base.SendAsync(request, cancellationToken), cancellationToken);
    }

    private async Task SayOneAsync(HttpRequestMessage request, string method, string? encoding, CancellationToken cancellationToken)
    {
        var frame = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var isCompressed = frame[0] == 1;
        var message = json ? EchoJson.OfRequest(frame[FrameHeader..]) : frame[FrameHeader..];
        if (get && method == "Echo" && message.Length < LongestQuery)
        {
            request.Method = HttpMethod.Get;
            request.Content = null;
            Remove(request.Headers, "connect-protocol-version");
            var query = $"?connect=v1&encoding={Form}&base64=1&message={Base64Url.EncodeToString(message)}{(isCompressed ? $"&compression={encoding}" : "")}";
            request.RequestUri = new Uri(request.RequestUri!, query);
            return;
        }

        request.Content = new ByteArrayContent(message) { Headers = { ContentType = new MediaTypeHeaderValue($"application/{Form}") } };
        if (isCompressed)
        {
            request.Content.Headers.ContentEncoding.Add(encoding!);
        }
    }

    private async Task<HttpResponseMessage> HearOneAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type != (response.IsSuccessStatusCode ? $"application/{Form}" : "application/json"))
        {
            return response;
        }

        foreach (var (name, values) in response.Headers.Where(static header => header.Key.StartsWith(TrailerPrefix, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            response.TrailingHeaders.TryAddWithoutValidation(name[TrailerPrefix.Length..], values);
            response.Headers.Remove(name);
        }

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var encoding = response.Content.Headers.ContentEncoding.SingleOrDefault();
        if (response.IsSuccessStatusCode)
        {
            response.TrailingHeaders.Add(Protocol.StatusHeader, "0");
            body = Frames.Of(encoding is null ? (byte)0 : (byte)1, json ? EchoJson.ToResponse(body) : body);
        }
        else
        {
            ConnectEnd.Failed(response, body);
            body = [];
        }

        return AsGrpc(response, new ByteArrayContent(body), encoding);
    }

    private async Task<HttpResponseMessage> HearStreamAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType?.StartsWith("application/connect+", StringComparison.Ordinal) is not true)
        {
            return response;
        }

        var body = new ConnectBody(await response.Content.ReadAsStreamAsync(cancellationToken), json, response.TrailingHeaders);
        return AsGrpc(response, new StreamContent(body), Remove(response.Headers, "connect-content-encoding"));
    }

    private static HttpResponseMessage AsGrpc(HttpResponseMessage response, HttpContent content, string? encoding)
    {
        Remove(response.Headers, "connect-accept-encoding");
        content.Headers.ContentType = new MediaTypeHeaderValue(Protocol.ContentType);
        response.Content = content;
        response.Headers.TryAddWithoutValidation(Protocol.EncodingHeader, encoding ?? Protocol.Identity);
        return response;
    }

    private static string? Remove(HttpHeaders headers, string name)
    {
        var value = headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
        headers.Remove(name);
        return value;
    }
}
