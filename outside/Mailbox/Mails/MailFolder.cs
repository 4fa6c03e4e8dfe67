using Mailbox.Reading;

namespace Mailbox.Mails;

/// <summary>The pickup folder. Only its own mails can be asked for, whatever the name.</summary>
internal sealed class MailFolder(string folder)
{
    private const int MostListed = 500;
    private const int LargestMail = 40_000_000;

    private readonly string _folder = Path.GetFullPath(folder);

    /// <summary>The newest mails, newest first.</summary>
    public IReadOnlyList<FoundMail> Newest() =>
    [
        .. new DirectoryInfo(_folder).EnumerateFiles("*.eml")
            .OrderByDescending(static file => file.LastWriteTimeUtc)
            .Take(MostListed)
            .Select(file => Find(Path.GetFileNameWithoutExtension(file.Name)))
            .OfType<FoundMail>()
            .OrderByDescending(static mail => mail.Date),
    ];

    /// <summary>A mail; <see langword="null"/> when there is none of this name.</summary>
    public FoundMail? Find(string id)
    {
        if (!IsName(id))
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(_folder, $"{id}.eml"));
        if (!file.Exists || file.LinkTarget is not null || file.Length > LargestMail)
        {
            return null;
        }

        var raw = File.ReadAllBytes(file.FullName);
        return new FoundMail(id, MailPart.Read(raw), raw);
    }

    // The characters of a Message-ID as mail programs make them; none of them leads out of the folder.
    private static bool IsName(string id) =>
        id.Length is > 0 and <= 200 && id[0] != '.' && id.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '@' or '.' or '-' or '_');
}
