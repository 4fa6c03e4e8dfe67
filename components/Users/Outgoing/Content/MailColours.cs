namespace Users.Outgoing.Content;

/// <summary>One set of colours, named as the tokens of the shared look are.</summary>
public sealed record MailColours(
    string Bg, string Surface, string Line, string Ink, string Ink2, string Accent, string OnAccent, string Band, string AccentSoft);
