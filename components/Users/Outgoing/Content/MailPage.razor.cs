using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace Users.Outgoing.Content;

/// <summary>
/// The HTML part. Built of tables with the styles on the elements, because mail programs drop style sheets; the style sheet adds the night's colours and narrow screens where it is kept.
/// Everything that somebody else wrote is escaped by the renderer.
/// </summary>
public sealed partial class MailPage
{
    private const string Fonts = "-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";

    /// <summary>The mail.</summary>
    [Parameter, EditorRequired]
    public required OutgoingMail Mail { get; set; }

    /// <summary>Name under which the application writes.</summary>
    [Parameter, EditorRequired]
    public required string Sender { get; set; }

    /// <summary>Its colours.</summary>
    [Parameter, EditorRequired]
    public required MailPalette Palette { get; set; }

    private MailColours Day => Palette.Day;

    private string Start => Mail.Language.IsRightToLeft ? "right" : "left";

    private string Preview => MailWords.Line(Mail.Content.Paragraphs.FirstOrDefault() ?? Mail.Content.Heading);

    private string Styles =>
        $$"""
        <style>
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (max-width: 480px) { .pad { padding-left: 20px !important; padding-right: 20px !important; } .band { padding-left: 20px !important; padding-right: 20px !important; } h1 { font-size: 23px !important; } }
        {{NightRules("@media (prefers-color-scheme: dark) {", "", "}")}}
        {{NightRules("", "[data-ogsc] ", "")}}
        </style>
        """;

    // Written anew, so that nothing in it can end the script element: the writer escapes every angle bracket.
    private string JsonLd
    {
        get
        {
            if (Mail.Content.JsonLd.Length == 0)
            {
                return "";
            }

            using var document = JsonDocument.Parse(Mail.Content.JsonLd);
            return $"<script type=\"application/ld+json\">{JsonSerializer.Serialize(document.RootElement)}</script>";
        }
    }

    private string NightRules(string before, string scope, string after)
    {
        var night = Palette.Night;
        return
            $$"""
            {{before}}
            {{scope}}.bg { background-color: {{night.Bg}} !important; }
            {{scope}}.card { background-color: {{night.Surface}} !important; border-color: {{night.Line}} !important; }
            {{scope}}.band { background-color: {{night.Band}} !important; }
            {{scope}}.ink, {{scope}}.strong .ink2 { color: {{night.Ink}} !important; }
            {{scope}}.ink2 { color: {{night.Ink2}} !important; }
            {{scope}}.line { border-color: {{night.Line}} !important; }
            {{scope}}.button { background-color: {{night.Accent}} !important; }
            {{scope}}.on-accent { color: {{night.OnAccent}} !important; }
            {{after}}
            """;
    }
}
