using FsCheck;
using FsCheck.Fluent;
using Posthouse.Grpc.Wire;

namespace Posthouse.Tests.Grpc.Wire;

public sealed class PercentEncodingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain text ~!", "plain text ~!")]
    [InlineData("100%", "100%25")]
    [InlineData("a\r\nb", "a%0D%0Ab")]
    [InlineData("é", "%C3%A9")]
    [InlineData("満", "%E6%BA%80")]
    [InlineData("🛏", "%F0%9F%9B%8F")]
    [InlineData("\u007f", "%7F")]
    public void A_message_is_encoded_and_decoded(string message, string encoded)
    {
        Assert.Equal(encoded, PercentEncoding.Encode(message));
        Assert.Equal(message, PercentEncoding.Decode(encoded));
    }

    [Theory]
    [InlineData("%c3%a9", "é")]
    [InlineData("%", "%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz%41", "%zzA")]
    [InlineData("%%41", "%A")]
    [InlineData("%ff", "\ufffd")]
    [InlineData("already é", "already é")]
    public void What_others_wrote_differently_is_still_read(string encoded, string message) =>
        Assert.Equal(message, PercentEncoding.Decode(encoded));

    [Fact]
    public void Any_text_comes_back() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<UnicodeString>(),
        text => text.Item is null || !IsWellFormed(text.Item) || PercentEncoding.Decode(PercentEncoding.Encode(text.Item)) == text.Item));

    [Fact]
    public void What_is_encoded_is_printable_ASCII() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<UnicodeString>(),
        text => text.Item is null || PercentEncoding.Encode(text.Item).All(character => character is >= ' ' and <= '~')));

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xfffd);
}
