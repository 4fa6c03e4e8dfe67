using System.Net;

namespace HotelBooking.Tests.Bank;

/// <summary>Forms that no client of the interface makes are refused in its own words, as every other mistake.</summary>
public sealed class StrangeFormTests
{
    private const string Order =
        "mode=payment&line_items[0][price_data][currency]=eur&line_items[0][price_data][unit_amount]=8500&line_items[0][price_data][product_data][name]=Room&success_url=http://localhost:9/done&";

    public static TheoryData<string, string> Forms => new()
    {
        { "a name that never ends", $"a{string.Concat(Enumerable.Repeat("[b]", 2_000))}=1" },
        { "more fields than anybody has", string.Concat(Enumerable.Repeat("x=1&", 5_000)) },
        { "NUL", "mode=pay%00ment" },
        { "a bracket that is not closed", $"{Order}metadata[room=1" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_cannot_be_read_is_refused_as_a_mistake_of_the_caller(string what, string form)
    {
        await using var bank = await RunningBank.StartAsync();

        var (status, body, _) = await bank.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", form);

        Assert.True(status == HttpStatusCode.BadRequest, $"{what}: {status}");
        Assert.Equal("invalid_request_error", body.GetProperty("error").GetProperty("type").GetString());
        Assert.Empty((await bank.GetAsync("/v1/checkout/sessions")).GetProperty("data").EnumerateArray());
    }
}
