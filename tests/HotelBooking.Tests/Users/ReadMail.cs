using System.Diagnostics;
using System.Text.Json;

namespace HotelBooking.Tests.Users;

/// <summary>A mail as Python's own mail library reads it, which knows nothing of how it was written.</summary>
internal sealed record ReadMail(
    List<List<string>> Headers, List<ReadMail.Part> Parts, List<string> Structure, List<string> Defects, int LongestLine, int Bare, bool Ascii)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public Part Text => Parts.Single(part => part.Type == "text/plain");

    public Part Html => Parts.Single(part => part.Type == "text/html");

    public static async Task<IReadOnlyList<ReadMail>> FromAsync(params IEnumerable<string> files)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Peers.Python("read_mail.py"), .. files]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var reader = Process.Start(start)!;
        var mails = await JsonSerializer.DeserializeAsync<List<ReadMail>>(reader.StandardOutput.BaseStream, Json, TestContext.Current.CancellationToken);
        await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
        return mails!;
    }

    /// <summary>The only header field of a name.</summary>
    public string Header(string name) => Headers.Single(header => string.Equals(header[0], name, StringComparison.OrdinalIgnoreCase))[1];

    internal sealed record Part(string Type, string Charset, string File, string Text, string Bytes, List<string> Defects);
}
