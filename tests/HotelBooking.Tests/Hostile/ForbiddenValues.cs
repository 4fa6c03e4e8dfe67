using System.Text.RegularExpressions;
using Posthouse.Contracts.Options.V1;

namespace HotelBooking.Tests.Hostile;

/// <summary>Whether rules forbid a value: the contract's words read once more, independently of the code that enforces them.</summary>
internal static class ForbiddenValues
{
    public static bool Forbids(FieldRules rules, string text)
    {
        var of = rules.String ?? new StringRules();
        var length = (ulong)text.EnumerateRunes().Count();
        var isRuled = rules.Required || rules.TypeCase != FieldRules.TypeOneofCase.None;
        return (isRuled && text.Contains('\0', StringComparison.Ordinal))
            || (rules.Required && text.Length == 0)
            || (of.HasMinLen && length < of.MinLen)
            || (of.HasMaxLen && length > of.MaxLen)
            || (of.HasPattern && !Matches(text, of.Pattern))
            || (of.In.Count > 0 && !of.In.Contains(text))
            || (text.Length > 0 && !HasForm(of, text));
    }

    public static bool Forbids(FieldRules rules, long number) =>
        (rules.Required && number == 0)
        || (rules.Int32 is { } narrow && ((narrow.HasGte && number < narrow.Gte) || (narrow.HasGt && number <= narrow.Gt) || (narrow.HasLte && number > narrow.Lte) || (narrow.HasLt && number >= narrow.Lt)))
        || (rules.Int64 is { } wide && ((wide.HasGte && number < wide.Gte) || (wide.HasGt && number <= wide.Gt) || (wide.HasLte && number > wide.Lte) || (wide.HasLt && number >= wide.Lt)));

    private static bool HasForm(StringRules of, string text) => of.WellKnownCase switch
    {
        StringRules.WellKnownOneofCase.Email => Matches(text, "^[A-Za-z0-9.]+@[A-Za-z0-9.-]+$"),
        StringRules.WellKnownOneofCase.Uuid => Guid.TryParseExact(text, "D", out _),
        StringRules.WellKnownOneofCase.Uri => Matches(text, "^[a-z]+:[!-~]+$"),
        _ => true,
    };

    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
}
