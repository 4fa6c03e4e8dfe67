using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Contracts.PdfReports.V1;
using Posthouse.Storage;

namespace HotelBooking.Tests.PdfReports;

public sealed class TemplateTests : IAsyncLifetime
{
    private PrintShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await PrintShop.OpenAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Same_source_is_the_same_version_and_going_back_is_a_new_one()
    {
        int[] versions = [await _shop.PutAsync("<p>1</p>"), await _shop.PutAsync("<p>1</p>"), await _shop.PutAsync("<p>2</p>"), await _shop.PutAsync("<p>1</p>")];

        var newest = await _shop.Client.GetTemplateAsync(new GetTemplateRequest { Name = "paper" });
        var second = await _shop.Client.GetTemplateAsync(new GetTemplateRequest { Name = "paper", Version = 2 });
        Assert.Equal([1, 1, 2, 3], versions);
        Assert.Equal((3, "<p>1</p>", 2, "<p>2</p>"), (newest.Version, newest.Source, second.Version, second.Source));
    }

    [Fact]
    public async Task Older_version_can_be_asked_for()
    {
        await _shop.PutAsync("<p>old</p>");
        await _shop.PutAsync("<p>new</p>");

        var old = await _shop.Client.RenderAsync(new RenderRequest { Name = "paper", Version = 1, Data = new() });

        Assert.Contains("old", await Pdf.TextAsync(old.Pdf), StringComparison.Ordinal);
        Assert.Equal((1, false), (old.Version, old.FellBack));
    }

    [Theory]
    [InlineData("<p>\n{{#if a}}never ends", "")]
    [InlineData("{{/if}}", "Line 1")]
    [InlineData("a\nb\n{{{name}}}", "Line 3: data never becomes markup")]
    [InlineData("{{&name}}", "data never becomes markup")]
    [InlineData("{{~& name}}", "data never becomes markup")]
    [InlineData("{{> other}}", "one template cannot use another")]
    [InlineData("{{#*inline \"x\"}}{{> x}}{{/inline}}{{> x}}", "one template cannot use another")]
    [InlineData("{{unended", "does not end")]
    [InlineData("{{nothing 1 2}}", "")]
    public async Task Broken_template_is_refused_and_the_version_before_stays(string source, string says)
    {
        await _shop.PutAsync("<p>good</p>");

        var refused = await Assert.ThrowsAsync<RpcException>(() => _shop.PutAsync(source));

        Assert.True(refused.HasReason(PdfReportReason.TemplateBroken), refused.Message);
        Assert.Contains(says, refused.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(1, (await _shop.Client.GetTemplateAsync(new GetTemplateRequest { Name = "paper" })).Version);
    }

    [Theory]
    [InlineData("{{#if a}}", "{{/if}}")]
    [InlineData("{{#if a}}x{{else if b}}", "{{/if}}")]
    [InlineData("{{lookup (lookup (lookup (lookup (lookup a b) c) d) e) f}}", "")]
    public async Task Template_that_would_overflow_the_stack_is_refused(string opening, string closing)
    {
        var source = string.Concat(Enumerable.Repeat(opening, 5_000)) + string.Concat(Enumerable.Repeat(closing, 5_000));
        source = closing.Length > 0 ? source : "{{lookup " + string.Concat(Enumerable.Repeat("(lookup a ", 90)) + "b" + new string(')', 90) + " c}}";

        var refused = await Assert.ThrowsAsync<RpcException>(() => _shop.PutAsync(source));

        Assert.True(refused.HasReason(PdfReportReason.TemplateBroken), refused.Message);
    }

    [Fact]
    public async Task Damaged_version_falls_back_to_the_newest_that_works_and_says_so()
    {
        await _shop.PutAsync("<p>first</p>");
        await _shop.PutAsync("<p>second</p>");
        await _shop.PutAsync("<p>third</p>");
        await DamageAsync("version in (2, 3)");

        var document = await _shop.RenderAsync();

        Assert.Equal((1, true), (document.Version, document.FellBack));
        Assert.Contains("first", await Pdf.TextAsync(document.Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_that_fails_with_this_data_falls_back()
    {
        await _shop.PutAsync("<p>plain</p>");
        await _shop.PutAsync("{{#each a}}{{#each ../a}}{{#each ../../a}}{{/each}}{{/each}}{{/each}}<p>loops</p>", """{"a":[1]}""");

        var document = await _shop.RenderAsync($$"""{"a":[{{string.Join(',', Enumerable.Repeat("1", 500))}}]}""");

        Assert.Equal((1, true), (document.Version, document.FellBack));
    }

    [Fact]
    public async Task When_no_version_works_the_caller_is_told()
    {
        await _shop.PutAsync("<p>first</p>");
        await DamageAsync("1 = 1");

        var failed = await Assert.ThrowsAsync<RpcException>(() => _shop.RenderAsync());

        Assert.True(failed.HasReason(PdfReportReason.TemplateBroken), failed.Message);
    }

    [Theory]
    [InlineData("missing", 0)]
    [InlineData("paper", 9)]
    public async Task Unknown_template_or_version_is_not_found(string name, int version)
    {
        await _shop.PutAsync("<p>1</p>");

        var got = await Assert.ThrowsAsync<RpcException>(async () => await _shop.Client.GetTemplateAsync(new GetTemplateRequest { Name = name, Version = version }));
        var rendered = await Assert.ThrowsAsync<RpcException>(async () => await _shop.Client.RenderAsync(new RenderRequest { Name = name, Version = version, Data = new() }));

        Assert.All([got, rendered], failed => Assert.Equal((StatusCode.NotFound, true), (failed.StatusCode, failed.HasReason(PdfReportReason.UnknownTemplate))));
    }

    private Task DamageAsync(string which) => _shop.Cluster.ServicesOf("PdfReports").GetRequiredService<Database>().WriteAsync(
        async transaction => await transaction.ExecuteAsync($"update templates set source = source || '{{{{#if' where {which}"), TestContext.Current.CancellationToken);
}
