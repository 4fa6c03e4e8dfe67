using Posthouse.Values;
using Wire = Google.Type.Money;

namespace HotelBooking.Tests.Values;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("JPY", 5400, 5400, 0)]
    [InlineData("EUR", 41205, 412, 50_000_000)]
    [InlineData("KWD", 31250, 31, 250_000_000)]
    [InlineData("EUR", -105, -1, -50_000_000)]
    public void An_amount_comes_back_from_the_wire_to_the_minor_unit(string code, long minor, long units, int nanos)
    {
        var money = new Money(minor, Currency.Of(code));

        var wire = money.ToProto();

        Assert.Equal((units, nanos), (wire.Units, wire.Nanos));
        Assert.Equal(money, Money.From(wire));
    }

    [Theory]
    [InlineData("XXX", 1, 0)]
    [InlineData("eur", 1, 0)]
    [InlineData("JPY", 1, 500_000_000)]
    [InlineData("EUR", 1, 1_000_000)]
    [InlineData("EUR", 1, -10_000_000)]
    [InlineData("EUR", long.MaxValue, 0)]
    public void An_amount_that_the_currency_does_not_have_is_refused(string code, long units, int nanos) =>
        Assert.Throws<FormatException>(() => Money.From(new Wire { CurrencyCode = code, Units = units, Nanos = nanos }));

    [Fact]
    public void Currencies_do_not_mix() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, Currency.Of("EUR")) + new Money(1, Currency.Of("USD")));

    [Fact]
    public void A_currency_that_was_never_set_makes_no_money() => Assert.Throws<InvalidOperationException>(() => new Money(1, default));
}
