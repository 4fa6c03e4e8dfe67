using System.Net.Mail;
using Posthouse.Look.Forms;

namespace Authentication.Pages;

/// <summary>What people type, made fit to be looked at.</summary>
internal static class Typed
{
    public const int LongestEmail = 254;
    public const string NoEmail = "Enter an e-mail address in the form name@example.org.";
    public const string ForeignForm = "This form was open for too long, or cookies are switched off. Please send it once more.";
    public const string TooOften = "That was tried often within a short time. Please wait some minutes.";

    private const int LongestPassword = 200;

    /// <summary>One line without control characters and white space around it, cut where nobody would read on.</summary>
    public static string Line(string? text, int longest)
    {
        var line = (text ?? "").Trim();
        line = line.Length > longest + 1 ? line[..(longest + 1)] : line;
        return string.Concat(line.Where(letter => !char.IsControl(letter)));
    }

    /// <summary>A password as it was typed; nothing when it is longer than any is.</summary>
    public static string Secret(string? text) => text is { Length: <= LongestPassword } ? text : "";

    public static FormProblems CheckEmail(FormProblems problems, string email) => IsEmail(email) ? problems : problems.Add("email", NoEmail);

    private static bool IsEmail(string email) =>
        email.Length is >= 3 and <= LongestEmail && MailAddress.TryCreate(email, out var address) && address.Address == email && email.IndexOf('@', StringComparison.Ordinal) == email.LastIndexOf('@')
        && !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
}
