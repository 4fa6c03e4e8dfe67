using Grpc.Core;
using HotelBooking.BookingUi.Bookings;
using HotelBooking.BookingUi.Visits;
using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Stays;
using Microsoft.AspNetCore.Http;
using Posthouse.Look.Serving;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>Takes the room that a guest chose on a hotel's page.</summary>
internal sealed class OfferDesk(RoomHolding holding, SearchService.SearchServiceClient search, HotelFaces faces, Visit visit, TimeProvider time)
{
    private static readonly TimeSpan PatienceForAlternatives = TimeSpan.FromSeconds(2);

    public async Task<IResult> HoldAsync(CancellationToken aborted)
    {
        var form = await visit.Http.Request.ReadFormAsync(aborted);
        if (!OfferForm.TryRead(form, out var choice, out var once))
        {
            return new PageResult<UnreadableChoicePage>(status: StatusCodes.Status400BadRequest);
        }

        switch (await holding.TakeAsync(choice, once, visit.FormSecret, aborted))
        {
            case HoldOutcome.Taken taken:
                visit.Keep(taken.Reservation.ReservationId, taken.AccessKey);
                return CheckoutPages.See(taken.Reservation.CheckoutPath());
            case HoldOutcome.PriceToAgree changed:
                return new PageResult<PriceToAgreePage>(
                    new()
                    {
                        [nameof(PriceToAgreePage.Choice)] = choice,
                        [nameof(PriceToAgreePage.Quote)] = changed.Quote,
                        [nameof(PriceToAgreePage.Picture)] = await faces.FrontOfAsync(changed.Quote.Stay.HotelId, aborted),
                        [nameof(PriceToAgreePage.Now)] = time.GetUtcNow(),
                    },
                    StatusCodes.Status409Conflict) { Private = true };
            case HoldOutcome.Refused refused:
                return await NotBookableAsync(choice, refused.Reason, aborted);
            default:
                throw new InvalidOperationException("Every outcome has its page.");
        }
    }

    private async Task<IResult> NotBookableAsync(OfferChoice choice, string reason, CancellationToken aborted)
    {
        var (nearest, place) = choice.HotelId.Length == 0 ? default : await AlternativesAsync(choice, aborted);
        return new PageResult<NotBookablePage>(
            new()
            {
                [nameof(NotBookablePage.Choice)] = choice,
                [nameof(NotBookablePage.Text)] = RefusalText.Of(reason),
                [nameof(NotBookablePage.Nearest)] = nearest,
                [nameof(NotBookablePage.Place)] = place,
            },
            StatusCodes.Status409Conflict) { Private = true };
    }

    private async Task<(StayDates? Nearest, (string, string)? Place)> AlternativesAsync(OfferChoice choice, CancellationToken aborted)
    {
        var asked = choice.ToRequest();
        var request = new GetHotelRequest { HotelId = choice.HotelId, Dates = asked.Dates };
        request.Rooms.AddRange(asked.Rooms);
        try
        {
            var hotel = await search.GetHotelAsync(request, deadline: (time.GetUtcNow() + PatienceForAlternatives).UtcDateTime, cancellationToken: aborted);
            StayDates? nearest = hotel.Nearest is { } free ? new StayDates(free.CheckIn.ToDateOnly(), free.CheckOut.ToDateOnly()) : null;
            return (nearest, TownText.Of(hotel.Hotel) is { Length: > 0 } town ? (town, TownText.Path(hotel.Hotel, choice.Stay)) : null);
        }
        catch (RpcException) when (!aborted.IsCancellationRequested)
        {
            // The page has other ways on.
            return (null, null);
        }
    }
}
