using Google.Protobuf.WellKnownTypes;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Tests.Stays;
using Posthouse.Testing.Observing;
using Posthouse.Values;

namespace HotelBooking.Tests.Reservations;

/// <summary>Rooms that a partner sells.</summary>
public sealed class PartnerTests : IAsyncLifetime
{
    private readonly Shop _shop = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_partners_room_is_booked_there_under_our_reference_before_anything_is_charged()
    {
        var held = await HoldAsync();
        await PayAsync(held);

        var booked = await _shop.SeeAsync(held, "the charge", seen => seen.Money == MoneyState.Charged);

        Assert.Equal((ReservationState.Confirmed, $"P-{booked.Locator}"), (booked.State, booked.PartnerReference));
        Assert.Equal(booked.Locator, Assert.Single(_shop.Partners.Asked).Reference);
        Assert.Equal("meridian", booked.Stay.PartnerName);
    }

    [Fact]
    public async Task The_receipt_names_the_partner_as_names_are_written()
    {
        var held = await HoldAsync();
        await PayAsync(held);

        await _shop.SeeAsync(held, "the receipt", seen => seen.Receipt == FollowUpState.Done);

        Assert.Equal("Meridian", Assert.Single(_shop.Reports.Rendered).Data.Fields["partner"].StringValue);
    }

    [Fact]
    public async Task An_unknown_outcome_is_asked_about_under_the_same_reference()
    {
        _shop.Partners.LostAnswers = 2;
        var held = await HoldAsync();
        await PayAsync(held);

        await _shop.SeeAsync(held, ReservationState.Confirmed);

        Assert.Single(_shop.Partners.Booked);
        Assert.Equal(3, _shop.Partners.Asked.Count(request => request.Reference == held.Reservation.Locator));
    }

    [Fact]
    public async Task A_certain_refusal_gives_the_money_back_and_tells_the_guest()
    {
        _shop.Partners.Refuses = true;
        var held = await HoldAsync();
        await PayAsync(held);

        await _shop.SeeAsync(held, "the release", seen => seen is { State: ReservationState.Rejected, Money: MoneyState.Released });

        await Eventually.HoldsAsync(() => _shop.Mails.Find($"rejected:{held.Reservation.ReservationId}") is not null, "the mail", Cancelled);
        Assert.Empty(_shop.Payments.Captures);
    }

    [Fact]
    public async Task A_cancelled_booking_is_cancelled_at_the_partner_too()
    {
        var held = await HoldAsync();
        await PayAsync(held);
        await _shop.SeeAsync(held, "the charge", seen => seen.Money == MoneyState.Charged);

        await _shop.CancelAsync(held, (await _shop.PreviewAsync(held)).PreviewToken);

        await Eventually.HoldsAsync(() => _shop.Partners.Cancelled.Contains(held.Reservation.Locator), "the partner's cancellation", Cancelled);
    }

    [Fact]
    public async Task An_offer_that_is_gone_is_sold_out()
    {
        _shop.Partners.Check = new CheckPriceResponse { Standing = OfferStanding.SoldOut };

        await Shop.RefusedAsync(BookingReason.SoldOut, async () => await _shop.Client.QuoteAsync(Request()));
    }

    private QuoteRequest Request()
    {
        var checkIn = DateOnly.FromDateTime(_shop.Now.UtcDateTime).AddDays(20);
        return new QuoteRequest
        {
            PartnerOfferToken = "offer",
            Dates = new StayDates { CheckIn = checkIn.ToProto(), CheckOut = checkIn.AddDays(2).ToProto() },
            Rooms = { new RoomOccupancy { Adults = 2 } },
        };
    }

    private async Task<HoldResponse> HoldAsync()
    {
        var request = Request();
        var amount = Offers.Eur(20_000).ToProto();
        var line = new PriceLine { Kind = PriceLineKind.Night, Description = "2 nights", Amount = amount };
        _shop.Partners.Check = new CheckPriceResponse
        {
            Standing = OfferStanding.Available,
            Partner = "meridian",
            Rooms = { request.Rooms },
            Offer = new PartnerOffer
            {
                OfferToken = "offer",
                ExpiresAt = _shop.Now.AddMinutes(30).ToTimestamp(),
                HotelName = "Elsewhere",
                RoomName = "Double",
                Dates = request.Dates,
                Price = new Price { Lines = { line }, PayNow = amount, PayAtProperty = Offers.Eur(0).ToProto(), Total = amount },
                Cancellation = new CancellationTerms { NoShowPenalty = amount },
            },
        };
        return await _shop.HoldAsync((await _shop.Client.QuoteAsync(request)).QuoteToken);
    }

    private async Task PayAsync(HoldResponse held)
    {
        await _shop.StartAsync(held);
        await _shop.Payments.AuthoriseAsync(held.Reservation.ReservationId);
    }
}
