using Google.Protobuf;
using Posthouse.Contracts.Users.V1;

namespace HotelBooking.Tests.Users;

/// <summary>What a mail program sees: every script, every part, and nothing that somebody smuggled in (AC-46, AC-53).</summary>
public sealed class MessageTests : IAsyncLifetime
{
    private PostOffice _office = null!;

    public async ValueTask InitializeAsync() => _office = await PostOffice.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Theory]
    [InlineData("Plain words")]
    [InlineData("Zażółć gęślą jaźń w Łodzi")]
    [InlineData("ご予約の確認：ホテルさくら京都、二〇二七年三月十一日から十四日まで、三泊、大人二名様、お子様一名様")]
    [InlineData("تأكيد حجزك في فندق السلام")]
    [InlineData("😀👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 party of emoji 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦")]
    [InlineData("=?utf-8?B?SGFjaw==?= is not decoded")]
    [InlineData("A rather long subject of plain words that does not fit into one line and has to be folded where words end, twice at the least, I suppose")]
    [InlineData("oneverylongwordwithoutanyblanktofoldatoneverylongwordwithoutanyblanktofoldatoneverylongwordwithoutanyblanktofoldat")]
    public async Task Subjects_and_names_arrive_as_they_were_written(string words)
    {
        var letter = PostOffice.Letter("script:1");
        (letter.Subject, letter.ToName, letter.FromName) = (words, words[..Math.Min(words.Length, 60)].Trim(), "Hôtel \"Zum Löwen\", GmbH");
        (letter.ToName, letter.Content.Heading) = (char.IsHighSurrogate(letter.ToName[^1]) ? letter.ToName[..^1] : letter.ToName, words);

        var mail = await _office.DeliveredAsync(letter);

        Assert.Empty(mail.Defects);
        Assert.Equal((words, true, 0), (mail.Header("Subject"), mail.Ascii, mail.Bare));
        Assert.Contains(words, mail.Text.Text, StringComparison.Ordinal);
        Assert.InRange(mail.LongestLine, 1, 100);

        // Python keeps the blank between two encoded words of a name, which belongs to neither (RFC 2047, 6.2).
        Assert.Contains(letter.ToName.Replace(" ", "", StringComparison.Ordinal), mail.Header("To").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("<guest@example.com>", mail.Header("To"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_say_who_when_and_that_a_program_wrote_it()
    {
        var letter = PostOffice.Letter("recap:0190");
        (letter.Language, letter.FromName) = ("pl", "HotelBooking");

        var mail = await _office.DeliveredAsync(letter);
        var kept = await _office.FindAsync("recap:0190");

        Assert.Equal("HotelBooking <no-reply@posthouse.example>", mail.Header("From"));
        Assert.Equal("Ada Lovelace <guest@example.com>", mail.Header("To"));
        Assert.Equal($"<{kept.MessageId}>", mail.Header("Message-ID"));
        Assert.Equal(("auto-generated", "pl", "1.0"), (mail.Header("Auto-Submitted"), mail.Header("Content-Language"), mail.Header("MIME-Version")));
        Assert.Equal(kept.AcceptedAt.ToDateTimeOffset().ToString("ddd, dd MMM yyyy HH:mm:ss") + " +0000", mail.Header("Date"));
        Assert.EndsWith("@posthouse.example", kept.MessageId, StringComparison.Ordinal);
        Assert.Equal(["multipart/alternative", "text/plain", "text/html"], mail.Structure);
    }

    [Theory]
    [InlineData("x\r\nBcc: victim@example.com")]
    [InlineData("x\nBcc: victim@example.com\n\nbody")]
    [InlineData("x\rBcc: victim@example.com")]
    [InlineData("x\u0001\u0085Bcc: victim@example.com\u2028\u2029")]
    [InlineData("x\" <victim@example.com>, \"y")]
    [InlineData("x>\r\nRCPT TO:<victim@example.com>")]
    [InlineData("\u202Eexe.fdp\u2066\u2067")]
    public async Task Nothing_that_people_write_becomes_a_header(string hostile)
    {
        var letter = PostOffice.Letter("hostile:1");
        (letter.Subject, letter.ToName, letter.FromName, letter.Content.Heading) = (hostile, hostile, hostile, hostile);
        letter.Attachments.Add(new MailAttachment { FileName = hostile, MediaType = "text/plain", Content = ByteString.CopyFromUtf8("x") });

        var mail = await _office.DeliveredAsync(letter);

        string[] expected = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Language", "Content-Type"];
        Assert.Equal(expected, mail.Headers.Select(header => header[0]));
        Assert.Empty(mail.Defects);
        Assert.EndsWith("<guest@example.com>", mail.Header("To"), StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Header("Subject"), sign => char.IsControl(sign) || sign is '\u202E' or '\u2066' or '\u2067' or '\u2028' or '\u2029');
    }

    [Fact]
    public async Task Text_and_html_say_the_same_and_markup_of_others_is_text()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> & \"quotes\"";
        var letter = PostOffice.Letter("html:1");
        letter.Content = new MailContent
        {
            Heading = Hostile,
            Paragraphs = { Hostile, "Second\nline" },
            Facts = { new MailFact { Name = "Check-in", Value = Hostile }, new MailFact { Name = "Total", Value = "400.00 EUR", Strong = true } },
            Action = new MailAction { Label = Hostile, Url = "https://example.com/bookings/1?key='&a=b" },
            Closing = { Hostile },
            JsonLd = """{"@type":"LodgingReservation","name":"</script><script>alert(4)</script>"}""",
        };

        var mail = await _office.DeliveredAsync(letter);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(mail.Html.Text);

        var script = Assert.Single(page.QuerySelectorAll("script"));
        Assert.Equal("application/ld+json", script.GetAttribute("type"));
        Assert.Contains("alert(4)", script.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("img, [onerror]"));
        Assert.Equal((Hostile, Hostile), (page.QuerySelector("h1")!.TextContent, page.QuerySelector("td.ink bdi")!.TextContent));
        Assert.Equal("https://example.com/bookings/1?key='&a=b", page.QuerySelector("a")!.GetAttribute("href"));
        string[] said = [Hostile, "Second\nline", "Check-in: " + Hostile, "* Total: 400.00 EUR", "https://example.com/bookings/1"];
        Assert.All(said, words => Assert.Contains(words, mail.Text.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attachments_arrive_byte_for_byte_under_their_names()
    {
        var bytes = new byte[100_000];
        new Random(7).NextBytes(bytes);
        string[] names = ["receipt.pdf", "Zażółć gęślą.pdf", "領収書 二〇二七年三月 ホテルさくら京都 二〇二七年三月十一日から.pdf", "../../etc/passwd", "a \"quoted\" name.txt"];
        var letter = PostOffice.Letter("files:1");
        letter.Attachments.Add(names.Select(name => new MailAttachment { FileName = name, MediaType = "application/pdf", Content = ByteString.CopyFrom(bytes) }));

        var mail = await _office.DeliveredAsync(letter);

        var files = mail.Parts.Where(part => part.Type == "application/pdf").ToList();
        Assert.Equal([names[0], names[1], names[2], "passwd", names[4]], files.Select(file => file.File));
        Assert.All(files, file => Assert.Equal(Convert.ToBase64String(bytes), file.Bytes));
        Assert.Equal(["multipart/mixed", "multipart/alternative"], mail.Structure.Take(2));
        Assert.Empty(mail.Defects);
    }

    [Theory]
    [InlineData("ar", "rtl", "right")]
    [InlineData("he", "rtl", "right")]
    [InlineData("", "ltr", "left")]
    public async Task Language_decides_the_direction(string language, string direction, string side)
    {
        var letter = PostOffice.Letter("direction:1");
        letter.Language = language;
        letter.Content.Facts.Add(new MailFact { Name = "الوصول", Value = "١١ مارس" });

        var mail = await _office.DeliveredAsync(letter);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(mail.Html.Text);

        Assert.Equal((direction, side), (page.DocumentElement.GetAttribute("dir"), page.QuerySelector("th")!.GetAttribute("align")));
    }
}
