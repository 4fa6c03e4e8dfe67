using Interop.Tests.Cases;
using Interop.Tests.Echo;
using Interop.Tests.Peers;

namespace Interop.Tests;

/// <summary>
/// The cases of gRPC's public interoperability description, with every peer as server and as client, without and with TLS. What a peer cannot do stands
/// in <see cref="Gap"/>; a case that passes although it stands there fails as well.
/// </summary>
public sealed class CaseTests(CaseRuns runs, OurServer server, ITestOutputHelper output)
{
    private const string Document = "docs/guides/interoperability.md";

    public static TheoryData<Language, Side, bool> Everybody =>
    [
        .. from language in Enum.GetValues<Language>()
           from side in Enum.GetValues<Side>()
           from tls in new[] { false, true }
           select (language, side, tls),
    ];

    [Theory, MemberData(nameof(Everybody))]
    public async Task Every_case_passes_but_those_that_the_peer_cannot_do(Language language, Side side, bool tls)
    {
        var failures = await runs.WithAsync(language, side, tls, server);

        Assert.Equal(Case.All.Count, failures.Count);
        Assert.Empty(failures.Select(one => Gap.Surprise(one.Key, one.Value, Gap.Find(language, side, one.Key))).OfType<string>());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_case_passes_between_our_client_and_our_server(bool tls)
    {
        var failures = await CaseRun.AgainstAsync(server.Authority(tls), tls ? server.Certificate : null, TestContext.Current.CancellationToken);

        Assert.Empty(failures.Where(one => one.Value is not null).Select(one => $"{one.Key}: {one.Value}"));
    }

    [Fact]
    public async Task The_table_in_the_documents_is_what_was_seen()
    {
        var seen = new Dictionary<(Language, Side), IReadOnlyDictionary<string, string?>>();
        foreach (var (language, side) in Enum.GetValues<Language>().SelectMany(_ => Enum.GetValues<Side>(), (language, side) => (language, side)))
        {
            seen[(language, side)] = await runs.WithAsync(language, side, tls: false, server);
        }

        var table = CaseTable.Write((language, side, name) => seen[(language, side)][name]);
        output.WriteLine(table);

        var document = await File.ReadAllTextAsync(Path.Combine(PeerProgram.Folder, "..", "..", Document), TestContext.Current.CancellationToken);
        Assert.Contains(table, document, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_passes_or_fails_unexpectedly_is_told()
    {
        var gap = new Gap(Language.Node, Side.Serves, "empty_unary", "Collections differ", "planted");

        Assert.Null(Gap.Surprise("empty_unary", null, null));
        Assert.Null(Gap.Surprise("empty_unary", "Assert.Equal() Failure: Collections differ", gap));
        Assert.Contains("but passed", Gap.Surprise("empty_unary", null, gap), StringComparison.Ordinal);
        Assert.Contains("hung", Gap.Surprise("empty_unary", "hung", gap), StringComparison.Ordinal);
        Assert.Contains("hung", Gap.Surprise("empty_unary", "hung", null), StringComparison.Ordinal);
    }
}
