using Posthouse.Calls;
using Posthouse.Tests.Contracts.Validation.V1;

namespace Posthouse.Tests.Calls;

public sealed class ReasonTests
{
    [Fact]
    public void Enum_of_a_contract_gives_its_name_in_the_contract()
    {
        var refused = new FailedPreconditionException("Sold out.", BookingRefusal.SoldOut);

        Assert.Equal("SOLD_OUT", refused.Reason.Name);
    }

    [Fact]
    public void Default_means_no_reason() => Assert.Null(new NotFoundException("Not there.").Reason.Name);

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("sold_out")]
    [InlineData("SOLD OUT")]
    [InlineData("_SOLD")]
    [InlineData("SOLD_")]
    [InlineData("SOLD_OUT\n")]
    public void Text_that_cannot_be_a_reason_is_refused(string text) => Assert.Throws<ArgumentException>(() => Reason.From(text));

    [Fact]
    public void Enum_value_that_no_contract_names_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Reason.From(DayOfWeek.Friday));
        Assert.Throws<ArgumentException>(() => Reason.From((BookingRefusal)99));
    }
}
