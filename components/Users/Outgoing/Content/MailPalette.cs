namespace Users.Outgoing.Content;

/// <summary>The colours of a mail by day and by night, as the shared look has them. Mail programs know no style sheet of ours, so they stand here in full.</summary>
public sealed record MailPalette(MailColours Day, MailColours Night)
{
    private static readonly MailPalette Hotel = new(
        new MailColours("#f7f6f1", "#ffffff", "#dedcd5", "#201e18", "#59574f", "#055a5a", "#ffffff", "#034747", "#d8f3f3"),
        new MailColours("#14130f", "#1d1c17", "#383731", "#eeede8", "#b3b1ab", "#6cd1d1", "#012020", "#013131", "#083333"));

    private static readonly MailPalette Books = new(
        new MailColours("#fbf5ec", "#fffdfb", "#e4dbcc", "#251d0e", "#5f5545", "#89242e", "#ffffff", "#6d1b23", "#fee6e6"),
        new MailColours("#171209", "#211b10", "#3d362a", "#f2ece3", "#b8b0a3", "#f6a982", "#2b1213", "#47191b", "#402323"));

    private static readonly MailPalette Run = new(
        new MailColours("#f4f5fb", "#ffffff", "#dadce5", "#1c1d26", "#555660", "#3c32b8", "#ffffff", "#1b1c4e", "#e8ecff"),
        new MailColours("#121218", "#1a1b22", "#35363d", "#ebecf2", "#afb0b8", "#adb8ff", "#16192d", "#232747", "#272a43"));

    internal static MailPalette Of(MailLook look) => look switch
    {
        MailLook.Books => Books,
        MailLook.Run => Run,
        _ => Hotel,
    };
}
