using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace HotelBooking.BookingUi.Criteria;

/// <summary>
/// Dates as people type them: <c>2027-03-12</c>, <c>12.3.27</c>, <c>12/3</c>, <c>12 Mar</c>, <c>March 12, 2027</c>, <c>Fri 12 Mar 2027</c>, <c>tomorrow</c>.
/// Of numbers alone the day comes first, unless only the other order is a date. Without a year the next such day is meant.
/// </summary>
internal static class TypedDate
{
    private const int LongestText = 60;
    private static readonly ImmutableArray<string> Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Reads a date.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">The day from which dates without a year are counted.</param>
    /// <returns><see langword="null"/> when it is no date.</returns>
    public static DateOnly? Read(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return null;
        }

        var typed = Plain(text);
        if (typed is "today" or "tomorrow")
        {
            return typed == "today" ? today : today.AddDays(1);
        }

        var words = Words(typed).Where(word => !IsWeekday(word)).ToArray();
        return words.Length is < 2 or > 3 ? null
            : Array.FindIndex(words, word => MonthOf(word) > 0) is >= 0 and var named ? WithNamedMonth(words, named, today)
            : Numbers(words, today);
    }

    private static DateOnly? WithNamedMonth(string[] words, int named, DateOnly today)
    {
        var month = MonthOf(words[named]);
        string[] rest = [.. words.Where((_, place) => place != named)];
        return rest.Length == 1 ? Next(month, Number(rest[0]), today)
            : Number(rest[0]) > 31 ? Day(Number(rest[0]), month, Number(rest[1]))
            : Day(Year(rest[1]), month, Number(rest[0]));
    }

    private static DateOnly? Numbers(string[] words, DateOnly today) => words switch
    {
        [{ Length: 4 } year, var month, var day] => Day(Number(year), Number(month), Number(day)),
        [var first, var second, var year] => Day(Year(year), Number(second), Number(first)) ?? Day(Year(year), Number(first), Number(second)),
        [var first, var second] => Next(Number(second), Number(first), today) ?? Next(Number(first), Number(second), today),
        _ => null,
    };

    private static DateOnly? Next(int? month, int? day, DateOnly today)
    {
        // 29 February may be as far as eight years away.
        for (var year = today.Year; year <= today.Year + 8; year++)
        {
            if (Day(year, month, day) is { } date && date >= today)
            {
                return date;
            }
        }

        return null;
    }

    private static DateOnly? Day(int? year, int? month, int? day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year.Value, month.Value)
            ? new DateOnly(year.Value, month.Value, day.Value)
            : null;

    private static int? Year(string word) => Number(word) is not { } year ? null : word.Length <= 2 ? 2000 + year : year;

    private static int? Number(string word)
    {
        var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return digits.Length is > 0 and <= 4 && digits.All(char.IsAsciiDigit) && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static int MonthOf(string word) => word.Length < 3 ? 0 : Months.IndexOf(word[..3]) + 1;

    private static bool IsWeekday(string word) => word.Length >= 2 && char.IsAsciiLetter(word[0]) && MonthOf(word) == 0 && Number(word) is null
        && (ReadOnlySpan<string>)["mo", "tu", "we", "th", "fr", "sa", "su"] is var days && days.Contains(word[..2]);

    /// <summary>In small letters without accents: <c>März</c> begins like <c>March</c>.</summary>
    private static string Plain(string text) => string.Concat(text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    /// <summary>Letters and digits in runs; <c>12mar</c> is two words.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var ends = at == text.Length || !char.IsLetterOrDigit(text[at]);
            if (ends || (at > start && char.IsAsciiDigit(text[at]) && !char.IsAsciiDigit(text[at - 1]))
                || (at > start && !char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at - 1]) && at + 2 < text.Length && MonthOf(text[at..]) > 0))
            {
                if (at > start)
                {
                    yield return text[start..at];
                }

                start = ends ? at + 1 : at;
            }
        }
    }
}
