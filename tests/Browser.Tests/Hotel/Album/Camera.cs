using System.Diagnostics;
using Microsoft.Playwright;
using OnlineBooks.Tests.Running;

namespace Browser.Tests.Hotel.Album;

/// <summary>Takes pictures of what a window shows.</summary>
internal sealed class Camera(IPage page, Look look)
{
    private static string Folder => Repository.At("docs", "images", "hotel");

    /// <summary>Takes the page as the window shows it, from the top or from one of its parts on.</summary>
    public async Task TakeAsync(string name, string? from = null)
    {
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        if (from is not null)
        {
            await page.Locator(from).First.EvaluateAsync("part => part.scrollIntoView()");
        }

        await page.WaitForFunctionAsync(
            """
            () => [...document.images].every(image => {
              const place = image.getBoundingClientRect();
              return image.complete || place.height === 0 || place.top > innerHeight || place.bottom < 0;
            })
            """);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{look.Suffix}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>Prints the first page of a document.</summary>
    public static async Task PrintAsync(byte[] pdf, string name)
    {
        var start = new ProcessStartInfo("pdftoppm", ["-png", "-r", "80", "-singlefile", "-", Path.Combine(Folder, name)]) { RedirectStandardInput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.StandardInput.BaseStream.WriteAsync(pdf, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
