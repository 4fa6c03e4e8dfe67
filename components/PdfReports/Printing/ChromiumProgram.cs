using Posthouse.Calls;

namespace PdfReports.Printing;

/// <summary>Finds the browser that prints.</summary>
internal static class ChromiumProgram
{
    // The shell first: it draws the same pages without the rest of a browser, for a quarter of the work.
    private static readonly string[] Usual =
    [
        "/usr/lib/chromium/chromium-headless-shell",
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome", "/snap/bin/chromium",
        "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    /// <param name="configured">The configured path; empty to look in the usual places.</param>
    /// <exception cref="UnavailableException">There is none; says what to install.</exception>
    public static string Find(string configured)
    {
        if (configured.Length > 0)
        {
            return File.Exists(configured)
                ? configured
                : throw new UnavailableException("Documents cannot be printed: the program that PdfReports:ChromiumPath names does not exist. Mend the setting, or unset it.");
        }

        return Array.Find(Usual, File.Exists)
            ?? throw new UnavailableException("Documents cannot be printed: there is no Chromium. Install it (on Debian: apt-get install chromium-headless-shell), or name the program in PdfReports:ChromiumPath.");
    }
}
