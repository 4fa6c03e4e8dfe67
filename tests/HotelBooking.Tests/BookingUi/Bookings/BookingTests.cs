using System.Net;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Tests.BookingUi.StandIns;

namespace HotelBooking.Tests.BookingUi.Bookings;

/// <summary>The page of a booking, its calendar file, and cancelling: AC-35, AC-41, AC-52, AC-59.</summary>
[Collection(BookingSiteCollection.Name)]
public sealed class BookingTests(BookingSite site)
{
    private async Task<(Visitor Visitor, string Path, Reservation Reservation)> BookedAsync(Action<Reservation>? with = null)
    {
        var key = site.Books.Put((now, id) => Samples.Held(now, id).Confirmed(now));
        var reservation = site.Books.Find(key)!;
        with?.Invoke(reservation);
        var visitor = site.Visit();
        await visitor.OpenAsync(key);
        return (visitor, $"/bookings/{reservation.ReservationId}", reservation);
    }

    [Fact]
    public async Task It_says_what_is_booked_and_what_happens_next()
    {
        var (visitor, path, _) = await BookedAsync();
        using var __ = visitor;

        var page = await visitor.GetAsync(path);

        Assert.Equal("K7XQ2M9PA", page.Page.QuerySelector(".locator b")!.TextContent);
        Assert.Contains("Your room is booked", page.Words, StringComparison.Ordinal);
        Assert.Contains("Until Wed 10 March 2027, 18:00 hotel time you can cancel without cost", page.Words, StringComparison.Ordinal);
        Assert.Contains("On Friday, 12 March 2027, from 15:00 hotel time", page.Words, StringComparison.Ordinal);
        Assert.Contains("The hotel has been told", page.Words, StringComparison.Ordinal);
        Assert.Contains("Rua do Arco 12", page.Words, StringComparison.Ordinal);
        Assert.Equal("/documents/receipt-2027-000123?key=abc", page.Page.QuerySelector("main a.btn")!.GetAttribute("href"));
        Assert.DoesNotContain("key-", page.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReservationState.PendingPartner, MoneyState.Authorized, "has not confirmed yet")]
    [InlineData(ReservationState.Rejected, MoneyState.Refunding, "is on its way back to your card")]
    [InlineData(ReservationState.Rejected, MoneyState.Refunded, "is back on your card")]
    public async Task It_says_how_booking_and_money_stand(ReservationState state, MoneyState money, string words)
    {
        var (visitor, path, _) = await BookedAsync(reservation => (reservation.State, reservation.Money) = (state, money));
        using var __ = visitor;

        Assert.Contains(words, (await visitor.GetAsync(path)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FollowUpState.Pending, FollowUpState.Pending, "Your receipt is being made", "The hotel is being told")]
    [InlineData(FollowUpState.Failed, FollowUpState.Failed, "look here again later", "ring the hotel at +351")]
    public async Task What_follows_later_is_not_claimed_to_be_done(FollowUpState receipt, FollowUpState hotel, string first, string second)
    {
        var (visitor, path, _) = await BookedAsync(reservation => (reservation.Receipt, reservation.ReceiptPath, reservation.HotelTold) = (receipt, "", hotel));
        using var __ = visitor;

        var page = await visitor.GetAsync(path);

        Assert.Contains(first, page.Words, StringComparison.Ordinal);
        Assert.Contains(second, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Receipt (PDF)", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_file_has_dates_and_no_times_and_is_folded_between_characters()
    {
        var (visitor, path, _) = await BookedAsync(reservation => reservation.Stay.HotelName = "Hôtel, des; Étoiles \\ " + string.Concat(Enumerable.Repeat("é", 60)));
        using var __ = visitor;

        var answer = await visitor.GetAsync($"{path}/stay.ics");
        var text = await answer.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/calendar", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("DTSTART;VALUE=DATE:20270312\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTEND;VALUE=DATE:20270315\r\n", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Hôtel\\, des\\; Étoiles \\\\ é", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_shows_the_exact_refund_and_then_does_it_once()
    {
        var (visitor, path, _) = await BookedAsync();
        using var __ = visitor;
        var before = site.Books.Cancellations.Count;

        var preview = await visitor.GetAsync($"{path}/cancel");
        var done = await visitor.SendAsync(preview.Page, "main form");
        await visitor.SendAsync(preview.Page, "main form");
        var page = await visitor.GetAsync(done.SentTo!);
        var after = await visitor.GetAsync($"{path}/cancel");

        Assert.Contains("You get back€ 266.67", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Cancel and get € 266.67 back", preview.Words, StringComparison.Ordinal);
        Assert.Single(site.Books.Cancellations.Skip(before).Distinct());
        Assert.Contains("This booking is cancelled", page.Words, StringComparison.Ordinal);
        Assert.Contains("C-4711", page.Words, StringComparison.Ordinal);
        Assert.Equal(path, after.SentTo);
    }

    [Theory]
    [InlineData("preview-0")]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task A_preview_that_is_over_or_made_up_cancels_nothing_and_shows_the_figures_anew(string token)
    {
        var (visitor, path, reservation) = await BookedAsync();
        using var __ = visitor;
        var preview = await visitor.GetAsync($"{path}/cancel");

        var answer = await visitor.SendAsync(preview.Page, "main form", ("preview", token));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Nothing is cancelled yet", answer.Words, StringComparison.Ordinal);
        Assert.Contains("You get back€ 266.67", answer.Words, StringComparison.Ordinal);
        Assert.Equal(ReservationState.Confirmed, reservation.State);
    }

    [Fact]
    public async Task Where_nothing_comes_back_nothing_is_said_to_go_to_the_card()
    {
        var (visitor, path, _) = await BookedAsync(static reservation => reservation.Price.PayNow = Samples.Euro(13333));
        using var __ = visitor;

        var preview = await visitor.GetAsync($"{path}/cancel");

        Assert.Contains("By the terms of the booking nothing comes back.", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Cancel without a refund", preview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("goes back to the card", preview.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_cancelled_says_why()
    {
        var (visitor, path, _) = await BookedAsync(reservation => reservation.Version = 99);
        using var __ = visitor;

        Assert.Contains("The stay has begun or is over", (await visitor.GetAsync($"{path}/cancel")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_guests_booking_is_as_good_as_none_on_every_page()
    {
        var (visitor, path, _) = await BookedAsync();
        using var __ = visitor;
        using var stranger = site.Visit();
        var form = (await stranger.GetAsync("/bookings/find")).Page.QuerySelector("input[name=form]")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{path}/stay.ics")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{path}/cancel")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"{path}/cancel", [new("form", form), new("preview", "preview-1")])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"{path}/keep", [new("form", form)])).Status);
        Assert.Equal((await stranger.GetAsync("/bookings/none")).Words, (await stranger.GetAsync(path)).Words);
    }

    [Fact]
    public async Task A_held_room_is_not_shown_as_booked()
    {
        var key = site.Books.Put(Samples.Held);
        using var visitor = site.Visit();
        await visitor.OpenAsync(key);
        var id = site.Books.Find(key)!.ReservationId;

        Assert.Equal($"/checkout/{id}", (await visitor.GetAsync($"/bookings/{id}")).SentTo);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/bookings/{id}/stay.ics")).Status);
    }
}
