using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using global::PdfReports;
using Posthouse.Contracts.PdfReports.V1;
using Posthouse.Testing.Clusters;

namespace HotelBooking.Tests.PdfReports;

/// <summary>PdfReports as an application of its own, with templates to try.</summary>
internal sealed class PrintShop : IAsyncDisposable
{
    private const string Topology = """{ "processes": { "one": { "components": ["*"] } } }""";

    private PrintShop(TestCluster cluster) => Cluster = cluster;

    public TestCluster Cluster { get; }

    public PdfReportsService.PdfReportsServiceClient Client => Cluster.ClientOf<PdfReportsService.PdfReportsServiceClient>("Office");

    public static async Task<PrintShop> OpenAsync(params (string Key, string Value)[] settings)
    {
        var options = new TestClusterOptions
        {
            Compose = app => app.Add<PdfReportsComponent>().Add<OfficeComponent>(),
            Settings = settings.ToImmutableSortedDictionary(setting => $"PdfReports:{setting.Key}", setting => setting.Value, StringComparer.Ordinal),
        };
        return new PrintShop(await TestCluster.StartAsync(Topology, options, TestContext.Current.CancellationToken));
    }

    public static Struct Fields(string json) => JsonParser.Default.Parse<Struct>(json);

    public async Task<int> PutAsync(string source, string sample = "{}", string name = "paper") =>
        (await Client.PutTemplateAsync(new PutTemplateRequest { Name = name, Source = source, Sample = Fields(sample) })).Version;

    public async Task<RenderResponse> RenderAsync(string data = "{}", string name = "paper", string language = "", string title = "", DateTime? deadline = null) =>
        await Client.RenderAsync(new RenderRequest { Name = name, Data = Fields(data), Language = language, Title = title }, deadline: deadline);

    /// <summary>The text of a document made from a template and data.</summary>
    public async Task<string> TextOfAsync(string source, string data = "{}", string language = "")
    {
        await PutAsync(source, data);
        return await Pdf.TextAsync((await RenderAsync(data, language: language)).Pdf);
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
