using HotelBooking.Search.Places;

namespace HotelBooking.Tests.Search;

/// <summary>What counts of a name when it is compared, and how far two names are apart.</summary>
public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Málaga", "malaga")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Straße", "strasse")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ISPARTA ılıca", "isparta ilica")]
    [InlineData("Saint-Étienne", "saint etienne")]
    [InlineData("Xi’an", "xian")]
    [InlineData("  New   York,  City ", "new york city")]
    [InlineData("Λισσαβώνας", "λισσαβωνασ")]
    [InlineData("Йошкар-Ола", "иошкар ола")]
    [InlineData("ｔｏｋｙｏ", "tokyo")]
    [InlineData("مدينة", "مدينه")]
    [InlineData("\u200fLisbon\u0000", "lisbon")]
    [InlineData("a\uFFFEb\uFFFF", "a b")]
    [InlineData("…", "")]
    public void A_name_is_folded(string text, string folded) => Assert.Equal(folded, FoldedText.Of(text));

    [Fact]
    public void A_name_is_found_from_each_further_word_on() => Assert.Equal(["york city", "city"], FoldedText.Ends("new york city"));

    [Theory]
    [InlineData("lisbon", "lisbon", 0)]
    [InlineData("lisbno", "lisbon", 1)]
    [InlineData("lisbo", "lisbon", 1)]
    [InlineData("lizboon", "lisbon", 2)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abcdef", "uvwxyz", 4)]
    public void Distance_counts_letters_put_in_left_out_changed_or_swapped(string one, string other, int distance)
    {
        Assert.Equal(distance, Spelling.Distance(one, other, 3));
        Assert.Equal(distance, Spelling.Distance(other, one, 3));
    }
}
