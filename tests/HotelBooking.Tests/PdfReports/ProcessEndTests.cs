using System.Globalization;
using HotelBooking.Tests.Users;
using global::PdfReports;
using global::Users;
using Posthouse.Contracts.PdfReports.V1;
using Posthouse.Hosting.Supervision;
using Posthouse.Testing.Clusters;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.PdfReports;

public sealed class ProcessEndTests
{
    private const string Topology = """{ "processes": { "office": { "components": ["*"] }, "documents": { "components": ["PdfReports"] } } }""";

    [Fact]
    public async Task Browser_ends_with_the_process_that_started_it_even_when_that_is_killed()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var options = new TestClusterOptions
        {
            Compose = app => app.Add<PdfReportsComponent>().Add<OfficeComponent>().Add<UsersComponent>().Add<ClerkComponent>().Add<RegistryComponent>(),
            Program = new SupervisedProgram(Environment.ProcessPath!, ["host"]),
        };
        await using var cluster = await TestCluster.StartAsync(Topology, options, cancelled);
        var client = cluster.ClientOf<PdfReportsService.PdfReportsServiceClient>("Office");
        await client.PutTemplateAsync(new PutTemplateRequest { Name = "paper", Source = "<p>x</p>", Sample = new() });
        await client.RenderAsync(new RenderRequest { Name = "paper", Data = new() });
        var documents = Assert.Single(Processes.Below(Environment.ProcessId, "\0host\0"), id => Processes.Below(id, "chromium").Count > 0);
        var browser = Processes.Below(documents, "chromium").ToList();

        await cluster.KillAsync("documents", cancelled);

        Assert.True(browser.Count > 2, string.Create(CultureInfo.InvariantCulture, $"Only {browser.Count} processes of a browser were running."));
        await Eventually.HoldsAsync(() => !browser.Exists(Processes.Runs), "the browser ends with its process", cancelled);
    }
}
