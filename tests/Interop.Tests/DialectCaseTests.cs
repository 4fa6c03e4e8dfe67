using Interop.Tests.Cases;
using Interop.Tests.Echo;
using Interop.Tests.Peers;

namespace Interop.Tests;

/// <summary>
/// The cases of gRPC's public interoperability description in the dialects of browsers: connect-node as client, our server, over HTTP/2. It can do there what it can do by gRPC, and
/// nothing else is excused: a case that stands in <see cref="Gap"/> and passes all the same fails here as well.
/// </summary>
public sealed class DialectCaseTests(OurServer server)
{
    [Theory]
    [InlineData("grpc-web", false)]
    [InlineData("grpc-web", true)]
    [InlineData("connect", false)]
    [InlineData("connect", true)]
    [InlineData("connect-json", false)]
    [InlineData("connect-json", true)]
    public async Task Every_case_passes_but_those_that_the_client_cannot_do(string protocol, bool tls)
    {
        var failures = await CaseRun.CalledByAsync(Language.Connect, server, tls, TestContext.Current.CancellationToken, "--protocol", protocol);

        Assert.Equal(Case.All.Count, failures.Count);
        Assert.Empty(failures.Select(static one => Gap.Surprise(one.Key, one.Value, Gap.Find(Language.Connect, Side.Calls, one.Key))).OfType<string>());
    }
}
