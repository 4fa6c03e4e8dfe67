using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OnlineBooks.Marketplace.Home;
using OnlineBooks.Marketplace.Shop;

namespace OnlineBooks.Tests.Marketplace;

/// <summary>The shop's pages on a port of their own, with recommendations that a test scripts.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly WebApplication _application;

    private Shop(WebApplication application, HttpClient browser) => (_application, Browser) = (application, browser);

    public HttpClient Browser { get; }

    public static async Task<Shop> OpenAsync(CallInvoker recommendations)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System).AddScoped<RecommendedBooks>();
        builder.Services.AddSingleton(new global::Recommendations.RecommendationsClient(recommendations));
        var application = builder.Build();
        ShopPages.Map(application);
        application.MapGet("/api", static () => "The page of the REST API stands here.");
        await application.StartAsync(TestContext.Current.CancellationToken);
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var plain = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None };
        return new Shop(application, new HttpClient(plain) { BaseAddress = new Uri(address) });
    }

    public async Task<string> ReadAsync(string path) =>
        await Browser.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<IDocument> OpenPageAsync(string path = "/") =>
        await new HtmlParser().ParseDocumentAsync(await ReadAsync(path), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string? acceptEncoding = null)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (acceptEncoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        }

        return Browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _application.DisposeAsync();
    }
}
