using System.Globalization;
using System.Net;
using System.Text;
using HotelBooking.Tests.Bank;
using HotelBooking.Tests.Clusters;

namespace HotelBooking.Tests.Rest;

/// <summary>The REST API of the running application, alike in every topology.</summary>
public sealed class RestBookingTests(HotelClusters clusters)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("one")]
    [InlineData("seven")]
    public async Task A_client_that_knows_only_the_document_books_a_room(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        var earliest = hotel.Today.AddDays(50).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var (exitCode, output, errors) = await NodeProgram.RunAsync("book-by-openapi.mjs", hotel.Application.Public.BaseAddress!.AbsoluteUri, earliest);

        Assert.True(exitCode == 0, output + errors);
        Assert.Equal(
            ["ok search", "ok offer", "ok quote", "ok hold", "ok refusal", "ok payment", "ok confirmed"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("one")]
    [InlineData("seven")]
    public async Task A_key_that_comes_again_gives_the_same_answer_and_with_another_body_a_refusal(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        var guest = hotel.NewGuest();
        using var browser = hotel.NewBrowser();
        var stay = await guest.FindAsync(70, 1, Guest.Room(1));
        var (first, second) = ((await guest.QuoteAsync(stay)).QuoteToken, (await guest.QuoteAsync(stay)).QuoteToken);

        var held = await HoldAsync(browser, first, $"key-{guest.Email}");
        var again = await HoldAsync(browser, first, $"key-{guest.Email}");
        var other = await HoldAsync(browser, second + " ", $"key-{guest.Email}");
        var without = await HoldAsync(browser, second, key: null);

        Assert.Equal((HttpStatusCode.OK, held.Body), (again.Status, again.Body));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("IDEMPOTENCY_KEY_REUSED", other.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Contains("IDEMPOTENCY_KEY_MISSING", without.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("seven")]
    public async Task What_is_for_people_needs_a_session(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        using var browser = hotel.NewBrowser();

        using var answer = await browser.GetAsync(new Uri("/api/users/v1/profile", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<(HttpStatusCode Status, string Body)> HoldAsync(HttpClient browser, string quote, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/reservations/v1/reservations") { Content = new StringContent($$"""{"quoteToken":"{{quote}}"}""", Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await browser.SendAsync(request, Stop);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }
}
