using HotelBooking.Tests.BookingUi.StandIns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Browser.Tests.Hotel.Booking;

/// <summary>A browser, and the hotel site whose checkout, bookings and account it looks at; what the pages call are stand-ins that a test scripts.</summary>
public sealed class BookingBrowser : IAsyncLifetime
{
    private const string Program = "/usr/lib/chromium/chromium-headless-shell";
    private static readonly string[] Flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

    private WebApplication? _bank;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal BookingSite Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Program), "The browser tests need Chromium: apt-get install chromium-headless-shell.");
        _bank = await OpenBankAsync();
        Site.Bank = new Uri(_bank.Urls.Single());
        await Site.InitializeAsync();
        Site.Books.PaymentUrl = new Uri(Site.Bank, "/pay/1").ToString();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.CloseAsync() ?? Task.CompletedTask);
        _playwright?.Dispose();
        await Site.DisposeAsync();
        await (_bank?.DisposeAsync() ?? ValueTask.CompletedTask);
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

    /// <summary>A bank that has one page and takes nothing.</summary>
    private static async Task<WebApplication> OpenBankAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var bank = builder.Build();
        bank.MapGet("/pay/1", () => Results.Text("<!DOCTYPE html><title>Bank</title><h1>The bank's page</h1>", "text/html"));
        await bank.StartAsync(TestContext.Current.CancellationToken);
        return bank;
    }
}
