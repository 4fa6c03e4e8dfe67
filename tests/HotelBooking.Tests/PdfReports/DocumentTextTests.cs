using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HotelBooking.Tests.PdfReports;

/// <summary>What a person reads in a document, read by somebody else's program (AC-46).</summary>
public sealed class DocumentTextTests : IAsyncLifetime
{
    private PrintShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await PrintShop.OpenAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Theory]
    [InlineData("Zażółć gęślą jaźń")]
    [InlineData("ホテル さくら 東京都千代田区")]
    [InlineData("서울특별시 중구")]
    [InlineData("Ελλάδα и Россия, हिन्दी, ไทย")]
    [InlineData("😀 🏨 🇯🇵")]
    [InlineData("a < b & \"c\" = 'd' `e`")]
    public async Task Every_script_is_there_as_text(string name)
    {
        var text = await _shop.TextOfAsync("<h1>{{name}}</h1>", JsonSerializer.Serialize(new { name }));

        Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", "مرحبا بكم في الفندق")]
    [InlineData("he", "ברוכים הבאים למלון")]
    public async Task Scripts_from_right_to_left_keep_their_letters_and_stand_at_the_right(string language, string name)
    {
        await _shop.PutAsync("<p>{{name}}</p>");

        var document = await _shop.RenderAsync(JsonSerializer.Serialize(new { name }), language: language);

        var line = (await Pdf.TextAsync(document.Pdf)).Split('\n').First(line => line.Any(char.IsLetter));
        Assert.Equal(name.Split(' ').Order(StringComparer.Ordinal), Words(line));
        Assert.True(await Pdf.LeftmostAsync(document.Pdf, letters => letters.Any(char.IsLetter)) > 300, "The line begins at the left.");
    }

    [Fact]
    public async Task Long_tables_repeat_their_headers_and_pages_are_numbered()
    {
        var rows = string.Join(',', Enumerable.Range(1, 300).Select(row => $$"""{"night":"Night {{row}}","price":"{{row}}.00"}"""));
        await _shop.PutAsync("<table><thead><tr><th>Which night</th><th>Price</th></tr></thead><tbody>{{#each rows}}<tr><td>{{night}}</td><td>{{price}}</td></tr>{{/each}}</tbody></table>");

        var document = await _shop.RenderAsync($$"""{"rows":[{{rows}}]}""", title: "Three hundred nights");
        var pages = (await Pdf.TextAsync(document.Pdf)).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(document.Pages, pages.Length);
        Assert.True(pages.Length > 4);
        Assert.All(pages, page => Assert.Contains("Which night", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains("Three hundred nights", page, StringComparison.Ordinal));
        Assert.All(pages.Index(), page => Assert.Contains($"{page.Index + 1} / {pages.Length}", page.Item, StringComparison.Ordinal));
        Assert.Equal(300, pages.Sum(page => page.Split('\n').Count(line => line.Contains("Night ", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Document_is_tagged_and_has_title_and_language()
    {
        await _shop.PutAsync("<h1>Receipt</h1><table><tr><th>Night</th></tr><tr><td>1</td></tr></table>");

        var document = await _shop.RenderAsync(title: "Receipt for Łódź & <you>", language: "pl");
        var (facts, structure) = (await Pdf.FactsAsync(document.Pdf), await Pdf.StructureAsync(document.Pdf));

        Assert.Matches("Title: +Receipt for Łódź & <you>\n", facts);
        Assert.Matches("Tagged: +yes", facts);
        Assert.Matches("JavaScript: +no", facts);
        Assert.Contains("H1", structure, StringComparison.Ordinal);
        Assert.Contains("TH", structure, StringComparison.Ordinal);
        Assert.Contains("/Lang (pl)", Encoding.Latin1.GetString(document.Pdf.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_fields_in_another_order_are_the_same_document()
    {
        await _shop.PutAsync("<p>{{a}} {{b}}</p>{{#each more}}<p>{{@key}}: {{this}}</p>{{/each}}");

        var one = await _shop.RenderAsync("""{"a":1,"b":"two","more":{"x":true,"y":null,"z":1.5}}""", title: "T");
        var same = await _shop.RenderAsync("""{"more":{"z":1.5,"y":null,"x":true},"b":"two","a":1}""", title: "T");
        var other = await _shop.RenderAsync("""{"a":1,"b":"two!","more":{"x":true,"y":null,"z":1.5}}""", title: "T");

        Assert.Equal(one.ContentHash, same.ContentHash);
        Assert.Equal(await Pdf.TextAsync(one.Pdf), await Pdf.TextAsync(same.Pdf));
        Assert.NotEqual(one.ContentHash, other.ContentHash);
        Assert.Matches("^[0-9a-f]{64}$", one.ContentHash);
    }

    [Theory]
    [InlineData("{{#if a}}yes{{else}}no{{/if}}", """{"a":[]}""", "no")]
    [InlineData("{{#if a}}yes{{else}}no{{/if}}", """{"a":[1]}""", "yes")]
    [InlineData("{{#if a.length}}yes{{else}}no{{/if}}", """{"a":[]}""", "no")]
    [InlineData("{{#if a.length}}{{a.length}} yes{{else}}no{{/if}}", """{"a":[1,2,3]}""", "3 yes")]
    [InlineData("{{#each a}}{{@index}}:{{this}}{{#unless @last}}, {{/unless}}{{else}}none{{/each}}", """{"a":["x","y"]}""", "0:x, 1:y")]
    [InlineData("{{#each a}}x{{else}}none{{/each}}", """{"a":[]}""", "none")]
    [InlineData("{{#with a}}{{b.c}}{{/with}} {{a.b.c}} {{a.[b].c}} {{lookup a 'd'}}", """{"a":{"b":{"c":"seven"},"d":"eight"}}""", "seven seven seven eight")]
    [InlineData("{{n}} {{m}} {{t}} {{missing}}{{nothing}}|", """{"n":12345678901234,"m":0.1,"t":true,"nothing":null}""", "12345678901234 0.1 True |")]
    [InlineData("{{#if a}}one{{else if b}}two{{else}}three{{/if}} {{#unless a}}not{{/unless}}", """{"a":false,"b":true}""", "two not")]
    [InlineData("{{!-- {{{not}}} seen --}}{{! nor this }}seen", "{}", "seen")]
    public async Task Expressions_mean_what_they_mean_elsewhere(string template, string data, string expected)
    {
        var text = await _shop.TextOfAsync($"<p>{template}</p>", data);

        Assert.Equal(expected, text.Split('\n')[0].Trim());
    }

    [Fact]
    public async Task Receipt_says_everything_that_it_was_given()
    {
        var (template, data) = (Sample("receipt.hbs"), Sample("receipt.json"));
        await _shop.PutAsync(template, data);

        var document = await _shop.RenderAsync(data, title: "Receipt 2027-000142");
        var text = await Pdf.TextAsync(document.Pdf);

        Kept.Save("receipt.pdf", document.Pdf);
        string[] expected = ["2027-000142", "K7QM2XPA", "Zażółć Gęślą-Jaźń", "ホテル さくら 京都", "VAT DK 00 00 00 00", "135.50", "400.00", "11 March 2027", "Asia/Tokyo", "🐕"];
        Assert.All(expected, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    private static string Sample(string name)
    {
        using var reader = new StreamReader(typeof(DocumentTextTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    // Poppler gives words of these scripts in the order of the page and marks their direction: the letters themselves are what counts.
    private static IEnumerable<string> Words(string line) => string
        .Concat(line.Where(letter => char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) != UnicodeCategory.Format))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Order(StringComparer.Ordinal);
}
