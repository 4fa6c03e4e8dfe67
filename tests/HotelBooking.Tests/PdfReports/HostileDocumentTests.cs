using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Grpc.Core;
using Posthouse.Calls;

namespace HotelBooking.Tests.PdfReports;

/// <summary>What templates and data may try, and what comes of it: nothing (AC-53, AC-54).</summary>
public sealed class HostileDocumentTests : IAsyncLifetime
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private PrintShop _shop = null!;

    public async ValueTask InitializeAsync()
    {
        _listener.Start();
        _shop = await PrintShop.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        _listener.Dispose();
    }

    [Theory]
    [InlineData("<script>document.body.innerHTML = 'RAN'</script>")]
    [InlineData("<img src='x' onerror=\"document.body.innerHTML = 'RAN'\">")]
    [InlineData("<svg onload=\"document.body.innerHTML = 'RAN'\"></svg>")]
    [InlineData("<iframe srcdoc=\"<script>parent.document.body.innerHTML = 'RAN'</script>\"></iframe>")]
    [InlineData("<a href=\"javascript:document.body.innerHTML='RAN'\" autofocus>x</a>")]
    [InlineData("<iframe src='file:///etc/passwd' width='600' height='400'></iframe>")]
    [InlineData("<object data='file:///etc/passwd' width='600' height='400'></object>")]
    [InlineData("<embed src='file:///etc/passwd' width='600' height='400'>")]
    [InlineData("<img src='http://127.0.0.1:{PORT}/img'><link rel='stylesheet' href='http://127.0.0.1:{PORT}/css'>")]
    [InlineData("<style>@import url(http://127.0.0.1:{PORT}/css); p { background: url(http://localhost:{PORT}/bg) }</style>")]
    [InlineData("<style>@font-face { font-family: F; src: url(http://127.0.0.1:{PORT}/font) } p { font-family: F }</style>")]
    [InlineData("<meta http-equiv='refresh' content='0;url=http://127.0.0.1:{PORT}/gone'>")]
    [InlineData("<meta http-equiv='refresh' content='0;url=file:///etc/passwd'>")]
    [InlineData("<base href='http://127.0.0.1:{PORT}/'><img src='relative'>")]
    [InlineData("<link rel='dns-prefetch' href='//127.0.0.1:{PORT}'><link rel='preconnect' href='http://127.0.0.1:{PORT}'>")]
    public async Task Template_neither_runs_nor_reads_nor_fetches(string hostile)
    {
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port;

        var text = await _shop.TextOfAsync(hostile.Replace("{PORT}", $"{port}", StringComparison.Ordinal) + "<p>still here</p>");

        Assert.Contains("still here", text, StringComparison.Ordinal);
        Assert.DoesNotContain("RAN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
        Assert.False(_listener.Pending(), "Somebody connected.");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</p></body></html><h1>x</h1>")]
    [InlineData("{{secret}} {{{secret}}} {{> other}}")]
    [InlineData("' onload='x' \" style=\"display:none")]
    [InlineData("</style><style>p{display:none}")]
    public async Task Data_stays_text_wherever_it_stands(string hostile)
    {
        var text = await _shop.TextOfAsync(
            "<p title='{{name}}'>{{name}}</p><p title=\"{{name}}\">after</p>", JsonSerializer.Serialize(new { name = hostile, secret = "SECRET" }));

        Assert.Contains(string.Concat(hostile.Where(letter => letter != ' ')), string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))), StringComparison.Ordinal);
        Assert.Contains("after", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_characters_are_left_out()
    {
        var text = await _shop.TextOfAsync("<p>{{name}}</p>", JsonSerializer.Serialize(new { name = "a\0b\u001bc\u0085d" }));

        Assert.Contains("abcd", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_is_too_deep_is_refused()
    {
        await _shop.PutAsync("<p>x</p>");

        var refused = await Assert.ThrowsAsync<RpcException>(
            () => _shop.RenderAsync(string.Concat(Enumerable.Repeat("{\"a\":", 28)) + "1" + new string('}', 28)));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal("data", Assert.Single(refused.GetFieldViolations()).Field);
    }

    [Fact]
    public async Task Wrong_language_is_refused()
    {
        await _shop.PutAsync("<p>x</p>");

        var refused = await Assert.ThrowsAsync<RpcException>(() => _shop.RenderAsync(language: "en\" onload=\"x"));

        Assert.Equal("language", Assert.Single(refused.GetFieldViolations()).Field);
    }

    [Fact]
    public async Task Huge_picture_does_not_end_the_browser_for_others()
    {
        const string Bomb = "<svg width='200000' height='200000'><rect width='200000' height='200000' filter='blur(900px)'/></svg>";
        await _shop.PutAsync($"{Bomb}<p>x</p>", name: "bomb");
        await _shop.PutAsync("<p>good</p>");

        // Printed or given up: whichever, it ends, and the next document comes out.
        await Record.ExceptionAsync(() => _shop.RenderAsync(name: "bomb", deadline: DateTime.MaxValue.ToUniversalTime()));

        Assert.Contains("good", await Pdf.TextAsync((await _shop.RenderAsync()).Pdf), StringComparison.Ordinal);
    }
}
