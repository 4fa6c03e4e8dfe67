using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HotelBooking.BookingUi;
using HotelBooking.Tests.BookingUi.StandIns;
using Posthouse.Testing.Clusters;

namespace HotelBooking.Tests.BookingUi.Search;

/// <summary>The site in one process, with a stand-in for Search; shared by the tests of its pages.</summary>
public sealed class SearchSite : IAsyncLifetime
{
    private const string OneProcess = """{ "processes": { "all": { "components": ["*"], "public": true } } }""";

    private TestCluster? _cluster;

    public TestCluster Cluster => _cluster ?? throw new InvalidOperationException("The site was not started.");

    public Uri Address => Cluster.Public.BaseAddress!;

    public async ValueTask InitializeAsync() => _cluster = await StartAsync([]);

    /// <summary>Starts a site of its own.</summary>
    public static Task<TestCluster> StartAsync(Dictionary<string, string> settings) => TestCluster.StartAsync(
        OneProcess,
        new TestClusterOptions
        {
            Compose = app => app.Add<BookingUiComponent>().Add<SearchComponent>().Add<ReservationsComponent>().Add<UsersComponent>(),
            Settings = new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["Payments:BankUrl"] = "http://bank.example" },
        },
        TestContext.Current.CancellationToken);

    /// <summary>A browser of its own, without scripts; it follows no redirect.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = Address };

    public async Task<HttpResponseMessage> AskAsync(string path, string? accept = null)
    {
        using var visitor = Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await visitor.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a page, which must be there.</summary>
    public async Task<IDocument> OpenAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await AskAsync(path);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == status, $"{path} answered {answer.StatusCode}.");
        return await new HtmlParser().ParseDocumentAsync(text, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
