using System.Globalization;
using System.Text;

namespace PartnerHotels.Hotels;

/// <summary>How partners spell a name that is not theirs.</summary>
internal static class Spelling
{
    public static string Of(string name, int way) => way switch
    {
        0 => name.ToUpperInvariant(),
        1 => WithoutAccents(name),
        2 => name.StartsWith("Hotel ", StringComparison.Ordinal) ? $"{name[6..]} Hotel" : $"Hotel {name}",
        _ => name.Replace(" & ", " and ", StringComparison.Ordinal).Replace("The ", "", StringComparison.Ordinal),
    };

    private static string WithoutAccents(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters).Normalize(NormalizationForm.FormC);
    }
}
