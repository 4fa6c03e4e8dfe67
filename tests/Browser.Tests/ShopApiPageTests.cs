using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>The page of the REST API in the look of the bookshop.</summary>
public sealed class ShopApiPageTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(360, true)]
    public async Task The_link_of_the_shop_leads_to_a_page_of_its_look_where_a_method_can_be_tried_out(int width, bool dark)
    {
        await using var open = await chromium.OpenAsync(new View(State.Stocked, width, dark));
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "API", Exact = true }).ClickAsync();
        var method = open.Page.Locator("#Recommendations_Recommend");
        await method.Locator("summary").First.ClickAsync();

        await method.GetByLabel("category").SelectOptionAsync("MYSTERY");
        await method.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Assertions.Expect(method.GetByRole(AriaRole.Status)).ToContainTextAsync("200");
        Assert.Equal("books", await open.Page.Locator("html").GetAttributeAsync("data-app"));
        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.Empty(open.Complaints);
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
