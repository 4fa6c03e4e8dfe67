using System.Buffers.Text;
using System.Text;
using Posthouse.Security;
using Posthouse.Tests.Storage;

namespace Posthouse.Tests.Security;

public sealed class CallerTokensTests
{
    private readonly ManualClock _clock = new();
    private readonly ClusterKey _key = ClusterKey.Create();

    [Fact]
    public void A_token_tells_component_and_process()
    {
        var token = Tokens("front").For(Caller.Component("Shop"));

        Assert.True(Tokens("rest").TryVerify(token, out var claims));
        Assert.Equal(new CallerClaims(Caller.Component("Shop"), "front"), claims);
    }

    [Fact]
    public void A_token_tells_for_whom_a_component_calls()
    {
        var person = UserId.Parse("01890a5d-ac96-774b-bcce-b302099a8057");
        var tokens = Tokens("front");

        Assert.True(Tokens("rest").TryVerify(tokens.For(Caller.Component("Shop").For(person)), out var claims));
        Assert.Equal(person, claims.Caller.UserId);
        Assert.True(Tokens("rest").TryVerify(tokens.For(Caller.Component("Shop")), out var nobody));
        Assert.Null(nobody.Caller.UserId);
    }

    [Fact]
    public void A_token_that_is_rewritten_to_another_person_is_refused()
    {
        var token = Tokens("front").For(Caller.Component("Shop").For(UserId.Parse("01890a5d-ac96-774b-bcce-b302099a8057"))).Split('.');
        var body = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token[0])).Replace("8057", "8058", StringComparison.Ordinal);

        var forged = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(body))}.{token[1]}";

        Assert.False(Tokens("rest").TryVerify(forged, out _));
    }

    [Fact]
    public void A_process_itself_is_no_component()
    {
        Assert.True(Tokens("rest").TryVerify(Tokens("front").For(Caller.Outside), out var claims));
        Assert.Equal(new CallerClaims(Caller.Outside, "front"), claims);
    }

    [Fact]
    public void A_token_of_another_cluster_is_refused()
    {
        var stranger = new CallerTokens(ClusterKey.Create(), "front", _clock);

        Assert.False(Tokens("rest").TryVerify(stranger.For(Caller.Component("Shop")), out _));
    }

    [Fact]
    public void A_token_that_is_rewritten_to_another_component_is_refused()
    {
        var token = Tokens("front").For(Caller.Component("Shop")).Split('.');
        var body = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token[0])).Replace("Shop", "Bank", StringComparison.Ordinal);

        var forged = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(body))}.{token[1]}";

        Assert.False(Tokens("rest").TryVerify(forged, out _));
    }

    [Fact]
    public void Every_changed_character_is_refused()
    {
        var token = Tokens("front").For(Caller.Component("Shop"));
        var verifier = Tokens("rest");

        for (var index = 0; index < token.Length - 1; index++)
        {
            var changed = token[..index] + (token[index] == 'A' ? 'B' : 'A') + token[(index + 1)..];
            Assert.False(verifier.TryVerify(changed, out _), $"Changed at {index}: {changed}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("no token at all")]
    [InlineData("YQ.YQ")]
    public void What_is_no_token_is_refused(string? text) => Assert.False(Tokens("rest").TryVerify(text, out _));

    [Fact]
    public void An_expired_token_is_refused_even_when_it_was_verified_before()
    {
        var token = Tokens("front").For(Caller.Component("Shop"));
        var verifier = Tokens("rest");
        Assert.True(verifier.TryVerify(token, out _));

        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.False(verifier.TryVerify(token, out _));
        Assert.False(Tokens("other").TryVerify(token, out _));
    }

    [Fact]
    public void A_token_is_sent_again_for_half_of_its_life()
    {
        var tokens = Tokens("front");
        var first = tokens.For(Caller.Component("Shop"));

        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Same(first, tokens.For(Caller.Component("Shop")));

        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(first, tokens.For(Caller.Component("Shop")));
    }

    [Theory]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base 64!")]
    public void A_cluster_key_that_is_no_key_is_refused(string text) => Assert.Throws<FormatException>(() => ClusterKey.Parse(text));

    [Fact]
    public void A_cluster_key_never_shows_itself() => Assert.Equal("***", ClusterKey.Create().ToString());

    private CallerTokens Tokens(string process) => new(_key, process, _clock);
}
