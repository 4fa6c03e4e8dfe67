using Microsoft.Playwright;
using OnlineBooks.Tests.Running;

namespace Browser.Tests;

/// <summary>Takes the pictures of the documentation; runs only when asked for: <c>-explicit only</c>.</summary>
public sealed class Pictures(Chromium chromium)
{
    [Theory(Explicit = true)]
    [InlineData("online-books", State.Stocked, 1280, false)]
    [InlineData("online-books-dark", State.Stocked, 1280, true)]
    [InlineData("online-books-phone", State.Stocked, 360, false)]
    [InlineData("online-books-without-recommendations", State.WithoutRecommendations, 1280, false)]
    public async Task Of_the_shop(string name, State state, int width, bool dark)
    {
        await using var open = await chromium.OpenAsync(new View(state, width, dark));

        await open.Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Repository.At("docs", "images", name + ".png"),
            Animations = ScreenshotAnimations.Disabled,
        });
    }
}
