using HotelBooking.Tests.BookingUi.Search;
using Microsoft.Playwright;

namespace Browser.Tests.Hotel;

/// <summary>The hotel's site with a stand-in for Search, and the browser that looks at it.</summary>
public sealed class HotelBrowser(Chromium chromium) : IAsyncLifetime
{
    private readonly SearchSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>Opens a state of the site in a fresh browser profile.</summary>
    internal async Task<OpenPage> OpenAsync(HotelView view, Func<BrowserNewContextOptions, BrowserNewContextOptions>? with = null)
    {
        var open = await OpenAsync(view.Path, view.Width, view.Dark, with);
        await view.ReachAsync(open.Page);
        return open;
    }

    internal async Task<OpenPage> OpenAsync(string path, int width = 1280, bool dark = false, Func<BrowserNewContextOptions, BrowserNewContextOptions>? with = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = _site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 740 : 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
        };
        return await OpenPage.OfAsync(await chromium.NewContextAsync(with?.Invoke(options) ?? options), path);
    }
}
