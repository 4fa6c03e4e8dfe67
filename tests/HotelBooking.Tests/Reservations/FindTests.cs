using System.Net;
using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Security;

namespace HotelBooking.Tests.Reservations;

/// <summary>Who may see a reservation and its receipt.</summary>
public sealed class FindTests(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Locator_and_address_open_a_reservation_however_they_are_written()
    {
        var held = await PaidAsync();
        var locator = held.Reservation.Locator;

        var found = await FindAsync($" {locator[..3]}-{locator[3..].ToLowerInvariant()}", $"GUEST-{locator}@example.ORG");

        Assert.Equal((held.Reservation.ReservationId, held.AccessKey), (found.Reservation.ReservationId, found.AccessKey));
    }

    [Fact]
    public async Task Whatever_does_not_match_the_answer_is_the_same()
    {
        var held = await PaidAsync();

        var wrongAddress = await Shop.RefusedAsync(BookingReason.UnknownReservation, () => FindAsync(held.Reservation.Locator, "somebody@example.org"));
        var wrongLocator = await Shop.RefusedAsync(BookingReason.UnknownReservation, () => FindAsync("AAAAAAAAA", $"guest-{held.Reservation.Locator}@example.org"));
        var neverPaid = await Shop.RefusedAsync(
            BookingReason.UnknownReservation, async () => await FindAsync((await shop.HoldAsync(await shop.HotelAsync(), 3, 1)).Reservation.Locator, "nobody@example.org"));

        Assert.Equal((wrongAddress.Status, wrongAddress.StatusCode), (wrongLocator.Status, StatusCode.NotFound));
        Assert.Equal(wrongAddress.Status, neverPaid.Status);
    }

    [Fact]
    public async Task A_locator_is_not_tried_for_ever()
    {
        var held = await PaidAsync();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await Shop.RefusedAsync(BookingReason.UnknownReservation, () => FindAsync(held.Reservation.Locator, $"try{attempt}@example.org"));
        }

        await Shop.RefusedAsync(BookingReason.TooManyAttempts, () => FindAsync(held.Reservation.Locator, $"Guest-{held.Reservation.Locator}@example.org"));
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing() => await Shop.RefusedAsync(
        BookingReason.UnknownReservation, async () => await shop.Client.GetReservationAsync(new GetReservationRequest { AccessKey = "wrong" }));

    [Fact]
    public async Task A_receipt_is_there_for_its_key_only()
    {
        var held = await shop.BookAsync(await shop.HotelAsync(), 10, 1);
        var seen = await shop.SeeAsync(held, "the receipt", reservation => reservation.Receipt == FollowUpState.Done);

        var right = await shop.Cluster.Public.GetAsync(seen.ReceiptPath);
        var wrong = await shop.Cluster.Public.GetAsync($"/documents/{seen.ReservationId}/receipt.pdf?key={held.AccessKey}");
        var none = await shop.Cluster.Public.GetAsync($"/documents/{seen.ReservationId}/receipt.pdf");

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (right.StatusCode, right.Content.Headers.ContentType!.MediaType));
        Assert.Equal(("no-store", "nosniff"), (right.Headers.CacheControl!.NoStore ? "no-store" : "stored", right.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.StartsWith("%PDF-", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (wrong.StatusCode, none.StatusCode));
    }

    [Fact]
    public async Task A_person_sees_own_reservations_page_by_page_and_takes_over_what_is_nobodys()
    {
        var (person, other) = (new UserId(new Guid("01890a5d-ac96-774b-bcce-b302099a8057")), new UserId(new Guid("01890a5d-ac96-774b-bcce-b302099a8058")));
        var hotel = await shop.HotelAsync();
        var holds = new List<HoldResponse>();
        for (var day = 1; day <= 3; day++)
        {
            holds.Add(await shop.HoldAsync(hotel, day, 1));
            await shop.ClientFor(person).AttachReservationAsync(new AttachReservationRequest { AccessKey = holds[^1].AccessKey });
        }

        var first = await shop.ClientFor(person).ListReservationsAsync(new ListReservationsRequest { PageSize = 2 });
        var second = await shop.ClientFor(person).ListReservationsAsync(new ListReservationsRequest { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(
            holds.Select(held => held.AccessKey).Reverse(), first.Reservations.Concat(second.Reservations).Select(own => own.AccessKey));
        Assert.All(first.Reservations.Concat(second.Reservations), own => Assert.True(own.Reservation.InAccount));
        Assert.Equal("", second.NextPageToken);
        Assert.Empty((await shop.ClientFor(other).ListReservationsAsync(new ListReservationsRequest())).Reservations);
        await Shop.RefusedAsync(
            BookingReason.OwnedByAnother, async () => await shop.ClientFor(other).AttachReservationAsync(new AttachReservationRequest { AccessKey = holds[0].AccessKey }));
    }

    private async Task<HoldResponse> PaidAsync()
    {
        var held = await shop.HoldAsync(await shop.HotelAsync(), 10, 1);
        await shop.StartAsync(held);
        return held;
    }

    private async Task<FindReservationResponse> FindAsync(string locator, string email) =>
        await shop.Client.FindReservationAsync(new FindReservationRequest { Locator = locator, Email = email });
}
