using System.Net;
using System.Net.Http.Json;
using System.Text;
using global::Mailbox;
using global::Mailbox.Mails;
using Google.Protobuf;
using HotelBooking.Tests.Users;
using Posthouse.Contracts.Users.V1;

namespace HotelBooking.Tests.Mailbox;

/// <summary>The page on which mails of the pickup folder are read, and what hostile mails can do there: nothing (AC-53).</summary>
public sealed class MailboxTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-mailbox-");
    private MailboxServer _mailbox = null!;
    private HttpClient _browser = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _mailbox = await MailboxServer.StartAsync(new MailboxOptions { Folder = _folder.FullName }, Cancelled);
        _browser = new HttpClient { BaseAddress = _mailbox.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _mailbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Mails_of_the_application_are_listed_and_read_with_their_files()
    {
        await using var office = await PostOffice.OpenAsync(("MailFolder", _folder.FullName));
        var letter = PostOffice.Letter("recap:1");
        (letter.Subject, letter.ToName) = ("Zażółć 😀 ご予約の確認：ホテルさくら京都、二〇二七年三月十一日から十四日まで", "محمد");
        letter.Content.Paragraphs.Add("Dziękujemy, 京都!");
        letter.Attachments.Add(new MailAttachment { FileName = "領収書 二〇二七年三月 ホテルさくら京都 二〇二七年三月十一日から.pdf", MediaType = "application/pdf", Content = ByteString.CopyFromUtf8("%PDF-1.4 zażółć") });
        await office.SendAsync(letter);
        await office.BecomesAsync("recap:1", MailState.Sent);

        var listed = Assert.Single((await _browser.GetFromJsonAsync<List<MailSummary>>("/api/mails", Cancelled))!);
        var mail = (await _browser.GetFromJsonAsync<MailDetails>($"/api/mails/{listed.Id}", Cancelled))!;
        var file = await _browser.GetAsync(new Uri(mail.Attachments[0].Url, UriKind.Relative), Cancelled);

        Assert.Equal((letter.Subject, "محمد <guest@example.com>", 1), (listed.Subject, listed.To, listed.Attachments));
        Assert.Contains("Dziękujemy, 京都!", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Dziękujemy, 京都!", mail.Html, StringComparison.Ordinal);
        Assert.Equal((letter.Attachments[0].FileName, "application/pdf"), (mail.Attachments[0].Name, mail.Attachments[0].MediaType));
        Assert.Equal("%PDF-1.4 zażółć", await file.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(("attachment", "application/octet-stream"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentType!.MediaType));
        Assert.Contains(letter.Subject[..6], WebUtility.HtmlDecode(await _browser.GetStringAsync("/", Cancelled)), StringComparison.Ordinal);
        Assert.Contains("Dziękujemy", WebUtility.HtmlDecode(await _browser.GetStringAsync($"/mails/{listed.Id}", Cancelled)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_mail_is_text_on_the_page_and_has_no_rights_in_its_frame()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "evil.eml"),
            "From: \"<script>alert(1)</script>\" <a@example.com>\r\nSubject: =?utf-8?B?" + Convert.ToBase64String(Encoding.UTF8.GetBytes("<script>alert(2)</script>"))
            + "?=\r\nX-<script>alert(3)</script>: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html><head></head><script>alert(4)</script></html>\r\n"
            + "--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=\"<script>.html\"\r\n\r\n<script>alert(5)</script>\r\n--b--\r\n",
            Cancelled);

        var page = await _browser.GetAsync(new Uri("/mails/evil", UriKind.Relative), Cancelled);
        var frame = await _browser.GetAsync(new Uri("/mails/evil/html", UriKind.Relative), Cancelled);
        var file = await _browser.GetAsync(new Uri("/mails/evil/attachments/0", UriKind.Relative), Cancelled);

        Assert.DoesNotContain("<script>alert", await page.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await _browser.GetStringAsync("/", Cancelled), StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", Policy(page), StringComparison.Ordinal);
        Assert.Contains("sandbox allow-popups", Policy(frame), StringComparison.Ordinal);
        Assert.DoesNotContain("script", Policy(frame), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Policy(frame), StringComparison.Ordinal);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("/mails/..%2f..%2fetc%2fpasswd")]
    [InlineData("/mails/%2e%2e%2fsecret")]
    [InlineData("/mails/../secret")]
    [InlineData("/mails/.secret")]
    [InlineData("/mails/linked")]
    [InlineData("/api/mails/..%2fsecret")]
    [InlineData("/api/mails/secret%00")]
    [InlineData("/mails/..%5csecret/raw")]
    [InlineData("/mails/known/attachments/7")]
    [InlineData("/mails/known/attachments/-1")]
    public async Task Nothing_outside_the_folder_can_be_asked_for(string path)
    {
        var outside = Path.Combine(_folder.Parent!.FullName, $"{_folder.Name}.secret.eml");
        await File.WriteAllTextAsync(outside, "Subject: secret\r\n\r\nsecret", Cancelled);
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "linked.eml"), outside);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "known.eml"), "Subject: known\r\n\r\nknown", Cancelled);

        var answer = await _browser.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        File.Delete(outside);

        Assert.InRange((int)answer.StatusCode, 400, 404);
        Assert.DoesNotContain("secret</bdi>", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no header at all")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b")]
    [InlineData("Subject: =?nonsense?B?%%%?=\r\nDate: never\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%")]
    [InlineData("Content-Type: text/plain; charset=klingon\r\n\r\n=")]
    public async Task Broken_mail_is_shown_as_well_as_it_can_be(string raw)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "broken.eml"), raw, Cancelled);

        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync(new Uri("/", UriKind.Relative), Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync(new Uri("/mails/broken", UriKind.Relative), Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync(new Uri("/api/mails/broken", UriKind.Relative), Cancelled)).StatusCode);
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
