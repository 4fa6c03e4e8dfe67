using Grpc.Health.V1;
using Grpc.Net.Client;
using Templates.Tests.Running;

namespace Templates.Tests;

/// <summary><c>dotnet new posthouse-service -n Parcels</c> builds, passes and runs at once, outside the repository.</summary>
public sealed class GeneratedApplicationTests(PackedWorkshop workshop)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_own_tests_pass()
    {
        var said = await workshop.Workshop.DoAsync(workshop.Parcels, "dotnet", "test", "--no-build");

        Assert.Contains("succeeded: 4", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task It_runs_and_answers(string topology)
    {
        await using var application = await StartAsync(topology);
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = application.Address };
        using var channel = GrpcChannel.ForAddress(application.Address);

        var health = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest { Service = "parcels.v1.ParcelsService" }, cancellationToken: Cancelled);
        var added = await workshop.Workshop.DoAsync(
            workshop.Parcels, Buf.Program, "curl", "--http2-prior-knowledge", "-d", """{"text":"A hat box"}""", $"{application.Address}parcels.v1.ParcelsService/Add");
        var page = await browser.GetStringAsync(new Uri("/", UriKind.Relative), Cancelled);
        var lines = await browser.GetStringAsync(new Uri("/api/parcels/v1/entries", UriKind.Relative), Cancelled);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
        Assert.Contains("\"number\": \"1\"", added, StringComparison.Ordinal);
        Assert.Equal("Parcels\n1. A hat box", page);
        Assert.Equal("""{"number":"1","text":"A hat box"}""" + "\n", lines);
        Assert.Equal(0, await application.StopAsync());
    }

    [Fact]
    public async Task Its_REST_API_is_described_in_the_words_of_its_contract()
    {
        await using var application = await StartAsync("one", "--host", "localhost");
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = application.Address };

        var document = await browser.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative), Cancelled);
        var page = await browser.GetStringAsync(new Uri("/api", UriKind.Relative), Cancelled);

        Assert.All(["Adds an entry, and answers once it is kept for good.", "Any text of 1 to 200 characters."], words =>
        {
            Assert.Contains(words, document, StringComparison.Ordinal);
            Assert.Contains(words, page, StringComparison.Ordinal);
        });
        Assert.Equal(0, await application.StopAsync());
    }

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task With_a_certificate_it_answers_over_TLS_as_well(string topology)
    {
        var files = new ServerCertificate(Path.Combine(workshop.Workshop.Root, $"tls-{topology}"));
        await using var application = await StartAsync(topology, ["--tls-port", "0", "--tls-certificate", files.Certificate, "--tls-key", files.Key]);
        using var trusting = files.Trusting();
        using var browser = new HttpClient(trusting, disposeHandler: false) { BaseAddress = application.SecureAddress };
        using var channel = GrpcChannel.ForAddress(application.SecureAddress, new GrpcChannelOptions { HttpHandler = trusting });

        var health = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest { Service = "parcels.v1.ParcelsService" }, cancellationToken: Cancelled);
        var added = await workshop.Workshop.DoAsync(
            workshop.Parcels, Buf.Program, "curl", "--cacert", files.Certificate, "-d", """{"text":"A sealed box"}""", $"{application.SecureAddress}parcels.v1.ParcelsService/Add");
        var page = await browser.GetStringAsync(new Uri("/", UriKind.Relative), Cancelled);

        Assert.Equal(Uri.UriSchemeHttps, application.SecureAddress.Scheme);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
        Assert.Contains("\"number\": \"1\"", added, StringComparison.Ordinal);
        Assert.Equal("Parcels\n1. A sealed box", page);
    }

    [Fact]
    public async Task Any_name_will_do_and_its_contracts_import_what_the_packages_bring()
    {
        await workshop.NewAsync("my.book-shop");
        var folder = Path.Combine(workshop.Workshop.Root, "my.book-shop");
        await File.WriteAllTextAsync(Path.Combine(folder, "contracts", "mybookshop", "v1", "prices.proto"), """
            syntax = "proto3";
            package mybookshop.v1;
            import "google/api/annotations.proto";
            import "google/type/money.proto";
            import "posthouse/options/v1/options.proto";
            option csharp_namespace = "Mybookshop.Contracts.V1";
            service PricesService {
              rpc GetPrice(GetPriceRequest) returns (GetPriceResponse) {
                option (google.api.http) = { get: "/api/prices/v1/price" };
                option (posthouse.options.v1.access) = ACCESS_PUBLIC;
              }
            }
            message GetPriceRequest {}
            message GetPriceResponse { google.type.Money price = 1; }
            """, Cancelled);

        await workshop.Workshop.DoAsync(folder, "dotnet", "build", "src/Mybookshop", "-nologo", "-v", "q");

        Assert.True(File.Exists(Path.Combine(folder, "src", "Mybookshop", "bin", "Debug", "net10.0", "Mybookshop.dll")));
    }

    private Task<RunningApplication> StartAsync(string topology, params string[] more)
    {
        var data = Path.Combine(workshop.Workshop.Root, "data", $"{topology}-{more.Length}");
        return RunningApplication.StartAsync(workshop.Workshop.Command(
            workshop.Parcels, "dotnet", ["run", "--no-build", "--project", "src/Parcels", "--", "--port", "0", "--topology", topology, "--data", data, .. more]));
    }
}
