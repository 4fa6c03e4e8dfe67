using Interop.Tests.Echo;
using Interop.Tests.Peers;

namespace Interop.Tests;

/// <summary><c>buf curl</c> calls our server and learns the contract by reflection, in both versions, without and with TLS.</summary>
public sealed class BufCurlTests(OurServer server)
{
    public static TheoryData<string, bool> Ways => [("grpc-v1", false), ("grpc-v1", true), ("grpc-v1alpha", false), ("grpc-v1alpha", true)];

    [Theory, MemberData(nameof(Ways))]
    public async Task Unary_call_is_answered(string reflection, bool tls)
    {
        var answers = await CallAsync("Echo", reflection, tls, """{"text":"grüße 書","payload":"AAH/"}""");

        Assert.Equal(["grüße 書"], answers.Select(answer => answer.Text));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Client_stream_is_collected(string reflection, bool tls)
    {
        var answers = await CallAsync("Collect", reflection, tls, """{"text":"a"}""", """{"text":"b"}""", """{"text":"c"}""");

        Assert.Equal([("abc", 3)], answers);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Server_stream_arrives_in_order(string reflection, bool tls)
    {
        var answers = await CallAsync("Repeat", reflection, tls, """{"text":"x","repeat":3}""");

        Assert.Equal([("x", 1), ("x", 2), ("x", 3)], answers);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Duplex_call_answers_each_request(string reflection, bool tls)
    {
        var answers = await CallAsync("Converse", reflection, tls, """{"text":"a"}""", """{"text":"b"}""");

        Assert.Equal([("a", 1), ("b", 2)], answers);
    }

    private async Task<IReadOnlyList<(string Text, int Number)>> CallAsync(string method, string reflection, bool tls, params string[] requests)
    {
        string[] transport = tls ? ["--cacert", server.Certificate.CertificateFile] : ["--http2-prior-knowledge"];
        var address = new Uri($"{(tls ? "https" : "http")}://{server.Authority(tls)}/posthouse.testing.v1.EchoService/{method}");

        var answers = await BufCurl.CallAsync(
            address, requests, ["--reflect", "--reflect-protocol", reflection, .. transport], TestContext.Current.CancellationToken);

        return [.. answers.Select(answer => ((string)answer["text"]!, (int)answer["number"]!))];
    }
}
