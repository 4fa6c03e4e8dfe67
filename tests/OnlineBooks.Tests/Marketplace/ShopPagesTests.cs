using System.IO.Compression;
using System.Net;

namespace OnlineBooks.Tests.Marketplace;

/// <summary>What holds for every page of the shop.</summary>
public sealed class ShopPagesTests
{
    private static readonly ScriptedRecommendations OneBook = ScriptedRecommendations.With((1, "One"));

    // A fault of ours and not a status from afar: nobody catches it before the page's boundary.
    private static readonly ScriptedRecommendations Broken = new((_, _) => throw new InvalidOperationException("scripted fault"));

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    public async Task A_page_may_load_its_own_files_and_nothing_else(string path, HttpStatusCode status)
    {
        await using var shop = await Shop.OpenAsync(OneBook);

        var answer = await shop.AskAsync(HttpMethod.Get, path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task No_page_carries_a_script_or_a_style_of_its_own()
    {
        await using var shop = await Shop.OpenAsync(OneBook);

        var page = await shop.OpenPageAsync();

        Assert.Empty(page.QuerySelectorAll("script, style, [style], [onclick]"));
    }

    [Fact]
    public async Task Every_file_that_the_page_names_is_there_for_a_year()
    {
        await using var shop = await Shop.OpenAsync(OneBook);
        var page = await shop.OpenPageAsync();
        var files = page.QuerySelectorAll("link[href]").Select(link => link.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("img[src]").Select(image => image.GetAttribute("src")!)).ToList();

        Assert.True(files.Count >= 7, $"The page names {files.Count} files.");
        foreach (var file in files)
        {
            var answer = await shop.AskAsync(HttpMethod.Get, file);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
            Assert.NotEqual(0, answer.Content.Headers.ContentLength);
        }
    }

    [Theory]
    [InlineData("/look/covers/v1/NO.svg")]
    [InlineData("/look/covers/v1/%3Cscript%3E.svg")]
    [InlineData("/look/covers/v1/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.svg")]
    [InlineData("/look/look.000000000000.css")]
    [InlineData("/look/..%2flook.css")]
    [InlineData("/shop/instrument-sans-OFL.txt")]
    public async Task A_file_that_is_not_there_is_not_found(string path)
    {
        await using var shop = await Shop.OpenAsync(OneBook);

        var answer = await shop.AskAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        await using var shop = await Shop.OpenAsync(OneBook);
        var page = await shop.OpenPageAsync();

        foreach (var link in page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!))
        {
            var there = link.StartsWith('#')
                ? page.QuerySelector(link) is not null
                : (await shop.AskAsync(HttpMethod.Get, link)).IsSuccessStatusCode;
            Assert.True(there, $"The link {link} is dead.");
        }
    }

    [Fact]
    public async Task An_unknown_address_gets_a_page_in_the_same_look()
    {
        await using var shop = await Shop.OpenAsync(OneBook);

        var answer = await shop.AskAsync(HttpMethod.Get, "/nowhere");

        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("not on our shelves", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_gets_a_page_in_the_same_look_that_tells_nothing_of_it()
    {
        await using var shop = await Shop.OpenAsync(Broken);

        var answer = await shop.AskAsync(HttpMethod.Get, "/");

        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("could not be made", html, StringComparison.Ordinal);
        Assert.DoesNotContain("scripted fault", html, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Headers.GetValues("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/robots.txt")]
    [InlineData("/favicon.ico")]
    public async Task HEAD_answers_as_GET_does_without_the_body(string path)
    {
        await using var shop = await Shop.OpenAsync(OneBook);

        var whole = await shop.AskAsync(HttpMethod.Get, path);
        var head = await shop.AskAsync(HttpMethod.Head, path);

        Assert.Equal(whole.StatusCode, head.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData("\"?!", null)]
    public async Task Pages_and_files_are_compressed_as_the_browser_can_take_it(string accepted, string? encoding)
    {
        await using var shop = await Shop.OpenAsync(OneBook);
        var styleSheet = (await shop.OpenPageAsync()).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        foreach (var path in (string[])["/", styleSheet])
        {
            var plain = await shop.ReadAsync(path);
            var answer = await shop.AskAsync(HttpMethod.Get, path, accepted);

            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            Assert.Equal(plain, await DecodedAsync(answer, encoding));
        }
    }

    private static async Task<string> DecodedAsync(HttpResponseMessage answer, string? encoding)
    {
        var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        Stream plain = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        return await new StreamReader(plain).ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
