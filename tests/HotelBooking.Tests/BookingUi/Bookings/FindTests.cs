using System.Net;
using HotelBooking.Tests.BookingUi.StandIns;

namespace HotelBooking.Tests.BookingUi.Bookings;

/// <summary>Finding a booking again: AC-59.</summary>
[Collection(BookingSiteCollection.Name)]
public sealed class FindTests(BookingSite site)
{
    [Fact]
    public async Task Number_and_address_open_the_booking_and_it_is_listed_from_then_on()
    {
        site.Books.Put((now, id) => Locate(Samples.Held(now, id).Confirmed(now), "FND7XQ2M9"));
        using var visitor = site.Visit();
        var page = (await visitor.GetAsync("/bookings/find")).Page;

        var opened = await visitor.SendAsync(page, "main form", ("locator", " fnd7 xq2m9"), ("email", "ana@example.org"));
        var booking = await visitor.GetAsync(opened.SentTo!);
        var list = await visitor.GetAsync("/bookings");

        Assert.Contains("FND7XQ2M9", booking.Words, StringComparison.Ordinal);
        Assert.Contains("Casa do Arco", list.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_number_and_a_wrong_address_get_the_same_answer()
    {
        site.Books.Put((now, id) => Locate(Samples.Held(now, id).Confirmed(now), "SAM7XQ2M9"));
        using var visitor = site.Visit();
        var page = (await visitor.GetAsync("/bookings/find")).Page;

        var number = await visitor.SendAsync(page, "main form", ("locator", "NONE99999"), ("email", "ana@example.org"));
        var address = await visitor.SendAsync(page, "main form", ("locator", "SAM7XQ2M9"), ("email", "eve@example.org"));

        Assert.Equal(HttpStatusCode.NotFound, number.Status);
        Assert.Equal(number.Status, address.Status);
        Assert.Equal(number.Words, address.Words);
    }

    [Fact]
    public async Task Empty_and_impossible_fields_are_all_named_at_once()
    {
        using var visitor = site.Visit();
        var page = (await visitor.GetAsync("/bookings/find")).Page;

        var empty = await visitor.SendAsync(page, "main form");
        var hostile = await visitor.SendAsync(page, "main form", ("locator", "a\0b"), ("email", new string('x', 1_000_000)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(["locator", "email"], empty.Problems);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hostile.Status);
        Assert.Equal(["locator", "email"], hostile.Problems);
    }

    [Fact]
    public async Task Who_tries_too_often_is_asked_to_wait()
    {
        using var visitor = site.Visit();
        var page = (await visitor.GetAsync("/bookings/find")).Page;

        var answer = await visitor.SendAsync(page, "main form", ("locator", "X"), ("email", "often@example.org"));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("a%00b")]
    public async Task A_link_that_opens_nothing_offers_the_form(string key)
    {
        using var visitor = site.Visit();

        var answer = await visitor.GetAsync($"/bookings/open?key={key}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("This link opens no booking", answer.Words, StringComparison.Ordinal);
        Assert.NotNull(answer.Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_link_of_a_mail_leads_to_an_address_without_its_key_and_tells_nobody()
    {
        var key = site.Books.Put((now, id) => Samples.Held(now, id).Confirmed(now));
        using var visitor = site.Visit();

        var answer = await visitor.GetAsync($"/bookings/open?key={key}");

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.DoesNotContain(key, answer.SentTo!, StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Response.Headers.GetValues("Referrer-Policy").Single());
    }

    private static HotelBooking.Contracts.Reservations.V1.Reservation Locate(HotelBooking.Contracts.Reservations.V1.Reservation reservation, string locator)
    {
        reservation.Locator = locator;
        return reservation;
    }
}
