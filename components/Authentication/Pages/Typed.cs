using System.Net.Mail;
using Posthouse.Look.Forms;

namespace Authentication.Pages;

/// <summary>What people type, made fit to be looked at.</summary>
internal static class Typed
{
    public const int LongestEmail = 254;
    public const int LongestName = 100;
    public const string NoEmail = "Enter an e-mail address in the form name@example.org.";
    public const string ForeignForm = "This form was open for too long, or cookies are switched off. Please send it once more.";
    public const string TooOften = "That was tried often within a short time. Please wait some minutes.";

    private const int LongestPassword = 200;

    /// <summary>One line without white space around it and marks that cannot be seen, cut where nobody would read on.</summary>
    public static string Line(string? text, int longest)
    {
        var line = VisibleText.Of(text).Trim();
        return line.Length > longest + 1 ? line[..(longest + 1)] : line;
    }

    /// <summary>A password as it was typed; nothing when it is longer than any is, or has what no keyboard can type.</summary>
    public static string Secret(string? text) => text is { Length: <= LongestPassword } && !text.Any(char.IsControl) ? text : "";

    public static FormProblems CheckName(FormProblems problems, string name) => name switch
    {
        { Length: > LongestName } => problems.Add("name", $"Shorten the name to {LongestName} characters."),
        _ when name.Any(char.IsControl) => problems.Add("name", "Take the characters out of the name that cannot be printed."),
        _ => problems,
    };

    public static FormProblems CheckEmail(FormProblems problems, string email) => IsEmail(email) ? problems : problems.Add("email", NoEmail);

    private static bool IsEmail(string email) =>
        email.Length is >= 3 and <= LongestEmail && MailAddress.TryCreate(email, out var address) && address.Address == email && email.IndexOf('@', StringComparison.Ordinal) == email.LastIndexOf('@')
        && !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
}
