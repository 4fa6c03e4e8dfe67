using System.Text.RegularExpressions;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Clusters;

/// <summary>The mail that the application has sent, as files in the pickup folder.</summary>
internal sealed partial class MailFolder(DirectoryInfo folder)
{
    /// <summary>Every mail so far: the whole text of each, headers included.</summary>
    public IReadOnlyList<string> All => [.. folder.EnumerateFiles("*.eml", SearchOption.AllDirectories).OrderBy(static file => file.Name, StringComparer.Ordinal).Select(static file => File.ReadAllText(file.FullName))];

    /// <summary>The mails to somebody.</summary>
    public IReadOnlyList<string> To(string address) => [.. All.Where(mail => Header("To", mail).Contains($"<{address}>", StringComparison.OrdinalIgnoreCase) || Header("To", mail).Trim() == address)];

    /// <summary>
    /// Waits for the mails of a booking, and refuses any that came twice: one about the payment and one about the booking; a third has the receipt when it was not ready for the second.
    /// </summary>
    public async Task HoldsOfEachKindAsync(Guest guest)
    {
        await Eventually.HoldsAsync(() => To(guest.Email).Count >= 2, $"mails about payment and booking to {guest.Email}", TestContext.Current.CancellationToken);
        var mails = To(guest.Email);
        Assert.InRange(mails.Count, 2, 3);
        Assert.Equal(mails.Count, Ids(mails).Count);
    }

    /// <summary>The Message-IDs of mails, each once: a mail that was sent twice has one.</summary>
    public static IReadOnlyList<string> Ids(IReadOnlyList<string> mails) => [.. mails.Select(static mail => Header("Message-ID", mail)).Distinct(StringComparer.Ordinal)];

    private static string Header(string name, string mail) =>
        Headers().Matches(mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)] + "\r\n").FirstOrDefault(header => header.Groups["name"].Value == name)?.Groups["value"].Value ?? "";

    [GeneratedRegex(@"^(?<name>[A-Za-z-]+): (?<value>.*?)\r\n(?![ \t])", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Headers();
}
