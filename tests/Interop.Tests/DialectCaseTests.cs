using Interop.Tests.Cases;
using Interop.Tests.Echo;
using Interop.Tests.Peers;

namespace Interop.Tests;

/// <summary>The cases of gRPC's public interoperability description in the dialects of browsers: connect-node as client, our server, over HTTP/2.</summary>
public sealed class DialectCaseTests(OurServer server)
{
    // Its client compresses by transport, where the case wants one message plain; and a body without frames has no flag that the case could look at.
    private static readonly string[] Streaming = ["client_compressed_streaming"];
    private static readonly string[] Unary = ["client_compressed_unary", "client_compressed_streaming"];

    [Theory]
    [InlineData("grpc-web", false)]
    [InlineData("grpc-web", true)]
    [InlineData("connect", false)]
    [InlineData("connect", true)]
    [InlineData("connect-json", false)]
    public async Task Every_case_passes_but_those_that_the_client_cannot_do(string protocol, bool tls)
    {
        var failures = await CaseRun.CalledByAsync(Language.Connect, server, tls, TestContext.Current.CancellationToken, "--protocol", protocol);

        var unexpected = failures.Where(one => one.Value is not null && !(protocol == "grpc-web" ? Streaming : Unary).Contains(one.Key));
        Assert.Equal(Case.All.Count, failures.Count);
        Assert.Empty(unexpected.Select(one => $"{one.Key}: {one.Value}"));
    }
}
