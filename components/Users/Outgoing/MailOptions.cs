using Posthouse.Components;

namespace Users.Outgoing;

/// <summary>How mail is sent.</summary>
internal sealed record MailOptions : ICheckedOptions
{
    /// <summary>Where mail goes. Default: the pickup folder.</summary>
    public MailTransport Transport { get; init; } = MailTransport.Pickup;

    /// <summary>The pickup folder; made when missing. Default: empty, which is the folder <c>mail</c> beside the databases. Ignored with SMTP.</summary>
    public string MailFolder { get; init; } = "";

    /// <summary>Where a person can read the mails of the pickup folder. Default: none. No mail depends on it.</summary>
    public Uri? MailboxUrl { get; init; }

    /// <summary>The mail server's name or address. Ignored with the pickup folder.</summary>
    public string Host { get; init; } = "";

    /// <summary>The mail server's port. Default 587; 1 to 65,535.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is encrypted. Default: by STARTTLS.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Whether a server that does not offer STARTTLS gets no mail. Default: yes. Ignored with other kinds of encryption.</summary>
    public bool TlsRequired { get; init; } = true;

    /// <summary>A file of certificates (PEM) that are trusted for the mail server instead of the machine's own. Default: none.</summary>
    public string CaFile { get; init; } = "";

    /// <summary>Name to sign in with. Default: empty, which does not sign in.</summary>
    public string User { get; init; } = "";

    /// <summary>Password to sign in with.</summary>
    [Secret]
    public string Password { get; init; } = "";

    /// <summary>Longest time for handing over one mail. Default 1 min; 1 s to 10 min.</summary>
    public TimeSpan LongestDelivery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Address that mail comes from.</summary>
    public string From { get; init; } = "no-reply@posthouse.example";

    /// <summary>Name that mail comes from, where the sender gives none.</summary>
    public string FromName { get; init; } = "Posthouse";

    /// <summary>Right side of every Message-ID, and the name that a mail server is greeted with. Default: empty, which is the domain of <see cref="From"/>. Changing it makes new ids for mails that wait.</summary>
    public string MessageIdDomain { get; init; } = "";

    /// <summary>Colours of HTML mail. Default: hotel.</summary>
    public MailLook Look { get; init; } = MailLook.Hotel;

    /// <summary><see cref="MessageIdDomain"/>, or what stands for it.</summary>
    internal string Domain => MessageIdDomain.Length > 0 ? MessageIdDomain : From[(From.LastIndexOf('@') + 1)..];

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        var smtp = Transport == MailTransport.Smtp;
        Check(!smtp || Host.Length > 0, $"{nameof(Host)} is empty: name the mail server, or set {nameof(Transport)} to {MailTransport.Pickup}.");
        Check(Port is >= 1 and <= 65_535, $"{nameof(Port)} is {Port}: give 1 to 65535.");
        Check(From.LastIndexOf('@') is > 0 and var at && at < From.Length - 1 && From.All(IsPlain), $"{nameof(From)} is no address: give one such as no-reply@example.com.");
        Check(Domain.Length > 0 && Domain.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-'), $"{nameof(MessageIdDomain)} is no domain: give one such as mail.example.com.");
        Check(LongestDelivery >= TimeSpan.FromSeconds(1) && LongestDelivery <= TimeSpan.FromMinutes(10), $"{nameof(LongestDelivery)} is {LongestDelivery}: give 00:00:01 to 00:10:00.");
        Check(CaFile.Length == 0 || File.Exists(CaFile), $"{nameof(CaFile)} does not exist: name a file of certificates, or unset it.");
        Check(User.Length == 0 || Password.Length > 0, $"{nameof(User)} has no {nameof(Password)}: set it by an environment variable.");
        return problems;

        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }

    private static bool IsPlain(char letter) => letter is > ' ' and < (char)127 and not ('<' or '>' or ',' or ';' or '"');
}
