using Posthouse.Contracts.Options.V1;

namespace HotelBooking.Tests.Hostile;

/// <summary>Texts that nobody should send, by what is wrong with them.</summary>
internal static class HostileTexts
{
    public const string Nul = "ab\0cd";
    public const string RightToLeft = "\u202Efdp.tpiecer";
    public const string Markup = "<script>alert('x')</script>";

    /// <summary>A megabyte of letters.</summary>
    public static string Megabyte { get; } = new('a', 1 << 20);

    /// <summary>What to send to a field of a request.</summary>
    public static IEnumerable<(string Name, string Text)> For(StringRules? rules)
    {
        yield return ("empty", "");
        yield return ("NUL", Nul);
        yield return ("right to left", RightToLeft);
        yield return ("markup", Markup);
        yield return ("quote", "' or 1=1; drop table accounts; --");
        yield return ("half an address", "ines@@guests@example");
        yield return ("1 MB", Megabyte);
        if (rules is { HasMaxLen: true })
        {
            yield return ("one too long", new string('a', (int)rules.MaxLen + 1));
            yield return ("as long as may be, of wide letters", string.Concat(Enumerable.Repeat("𝄞", (int)rules.MaxLen)));
        }
    }
}
