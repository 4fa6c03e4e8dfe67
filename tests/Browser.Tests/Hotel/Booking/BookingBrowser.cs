using HotelBooking.Tests.BookingUi.StandIns;
using Microsoft.Playwright;

namespace Browser.Tests.Hotel.Booking;

/// <summary>A browser, and the hotel site whose checkout, bookings and account it looks at; what the pages call are stand-ins that a test scripts.</summary>
public sealed class BookingBrowser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
    private static readonly string[] Flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal BookingSite Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Program), "The browser tests need Chromium: apt-get install chromium.");
        await Site.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.CloseAsync() ?? Task.CompletedTask);
        _playwright?.Dispose();
        await Site.DisposeAsync();
    }

    /// <summary>A fresh browser profile.</summary>
    internal Task<IBrowserContext> ProfileAsync(int width = 1280, bool dark = false, bool scripts = true) => _browser!.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = Site.Address.ToString(),
        ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 740 : 800 },
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        JavaScriptEnabled = scripts,
        Locale = "en-GB",
        TimezoneId = "Europe/Berlin",
    });
}
