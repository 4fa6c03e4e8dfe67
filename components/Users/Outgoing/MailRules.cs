using System.Text.Json;
using System.Text.RegularExpressions;
using Posthouse.Calls;
using Posthouse.Contracts.Users.V1;
using Posthouse.Values;

namespace Users.Outgoing;

/// <summary>What a mail must be like beyond the rules in the contract. Names and sentences come from people and are never refused: they are made harmless where they are written.</summary>
internal static partial class MailRules
{
    private const int MostBytes = 10 * 1024 * 1024;

    public static IReadOnlyList<FieldViolation> Check(SendMailRequest request)
    {
        var violations = new List<FieldViolation>();
        Check(LanguageTag.TryParse(request.Language, out _), "language", "must be a BCP 47 language such as \"en\" or \"pt-BR\"");
        Check(request.Content.Action is not { } action || IsWebAddress(action.Url), "content.action.url", "must be an absolute http or https address");
        Check(IsJson(request.Content.JsonLd), "content.json_ld", "must be a JSON object");
        foreach (var (index, attachment) in request.Attachments.Index())
        {
            Check(MediaType().IsMatch(attachment.MediaType), $"attachments[{index}].media_type", "must be a media type such as \"application/pdf\"");
        }

        Check(request.Attachments.Sum(static attachment => (long)attachment.Content.Length) <= MostBytes, "attachments", "must have at most 10 MB in all");
        return violations;

        void Check(bool holds, string field, string description)
        {
            if (!holds)
            {
                violations.Add(new FieldViolation(field, description));
            }
        }
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static bool IsJson(string text)
    {
        if (text.Length == 0)
        {
            return true;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // RFC 6838, 4.2; kinds that are made of further parts are for mail programs alone.
    [GeneratedRegex("^(?:application|audio|font|image|model|text|video)/[a-z0-9][a-z0-9!#$&^_.+-]{0,99}\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MediaType();
}
