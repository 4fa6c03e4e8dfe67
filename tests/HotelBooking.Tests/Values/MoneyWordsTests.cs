using Posthouse.Values;

namespace HotelBooking.Tests.Values;

public sealed class MoneyWordsTests
{
    [Theory]
    [InlineData("EUR", 41_200, "€ 412.00")]
    [InlineData("EUR", 0, "€ 0.00")]
    [InlineData("JPY", 5_400, "¥ 5,400")]
    [InlineData("KWD", 31_250, "KWD 31.250")]
    [InlineData("USD", 125_000_000, "US$ 1,250,000.00")]
    [InlineData("CAD", 100, "CA$ 1.00")]
    [InlineData("CNY", 5_400, "CNY 54.00")]
    [InlineData("SEK", 9_950, "SEK 99.50")]
    [InlineData("EUR", -205, "−€ 2.05")]
    public void An_amount_has_a_sign_that_means_one_currency_or_its_code_and_all_digits(string currency, long minor, string words)
    {
        Assert.Equal(words.Replace(' ', '\u202f'), new Money(minor, Currency.Of(currency)).InWords());
    }

    [Fact]
    public void No_two_currencies_are_written_the_same()
    {
        Assert.Equal(Currency.All.Count(), Currency.All.Select(MoneyWords.SignOf).Distinct(StringComparer.Ordinal).Count());
    }
}
