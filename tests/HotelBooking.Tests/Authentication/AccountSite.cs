using System.Collections.Immutable;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Look;
using Posthouse.Security;
using Posthouse.Storage;
using Posthouse.Testing.Clusters;

namespace HotelBooking.Tests.Authentication;

/// <summary>The pages of accounts behind a front door in another process, and a first page that says who its visitor is.</summary>
internal sealed class AccountSite : IAsyncDisposable
{
    public const string Email = "ada@example.org";
    public const string Password = "engine difference 1843";

    private const string Topology = """{ "processes": { "front": { "components": ["Porch"], "public": true }, "accounts": { "components": ["Authentication"] } } }""";

    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseProxy = false, CookieContainer = new CookieContainer() };

    private AccountSite(TestCluster cluster)
    {
        Cluster = cluster;
        Browser = new HttpClient(_handler) { BaseAddress = cluster.Public.BaseAddress };
    }

    public TestCluster Cluster { get; }

    public HttpClient Browser { get; }

    public CookieContainer Cookies => _handler.CookieContainer;

    public Cookie? SessionCookie => Cookies.GetAllCookies()["posthouse-session"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<AccountSite> OpenAsync(params (string Key, string Value)[] settings) => new(await TestCluster.StartAsync(
        Topology,
        new TestClusterOptions
        {
            Compose = app => app.Add<PorchComponent>().Add<AuthenticationComponent>(),
            Settings = settings.ToImmutableSortedDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal),
        },
        Cancelled));

    /// <summary>Another browser at the same site.</summary>
    public AccountSite AnotherBrowser() => new(Cluster);

    public Task<string> WhoAsync() => Browser.GetStringAsync("/", Cancelled);

    public async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await ReadAsync(await Browser.GetAsync(path, Cancelled));
        var token = page.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        return await PostAsync(path, [.. fields, ("form", token)]);
    }

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        Browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), Cancelled);

    public Task<HttpResponseMessage> SignUpAsync(string email = Email, string password = Password) => SendAsync("/sign-up", ("email", email), ("password", password), ("name", "Ada"));

    public Task<HttpResponseMessage> SignInAsync(string email = Email, string password = Password) => SendAsync("/sign-in", ("email", email), ("password", password));

    public async Task<long> CountAsync(string sql) =>
        await Cluster.ServicesOf("Authentication").GetRequiredService<Database>().ReadAsync(reader => reader.QuerySingleAsync<long>(sql), Cancelled);

    public static async Task<IDocument> ReadAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancelled), Cancelled);

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Cluster.DisposeAsync();
    }
}

/// <summary>The first page of a site with accounts.</summary>
internal sealed class PorchComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Exposes("/", routes => routes.MapLook().MapGet("/", (HttpContext http) =>
        http.Features.Get<SignedInUser>() is { } user ? $"{user.Name} {user.Email} {user.Id}" : http.Features.Get<SignInUnavailable>() is null ? "nobody" : "nobody can tell"));
}
