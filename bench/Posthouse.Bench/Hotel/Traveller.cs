using System.Globalization;
using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Bench.Search;
using Posthouse.Calls;
using Posthouse.Values;

namespace Posthouse.Bench.Hotel;

/// <summary>Searches and books: search, hotel, quote, hold, bank's page, settled. Every answer is compared with the one before it.</summary>
internal sealed class Traveller(HotelProgram hotel, CardPage card, WrongAnswers wrong)
{
    private const int QuotedOf = 50;

    private int _searches;
    private int _keys;

    /// <summary>One search; of one in fifty the first offer is quoted, and must cost what was shown.</summary>
    public async Task<bool> SearchAsync(Journey journey)
    {
        try
        {
            var answer = await hotel.Search.SearchHotelsAsync(journey.Request);
            Check(answer);
            if (Interlocked.Increment(ref _searches) % QuotedOf == 0 && answer.Hotels.FirstOrDefault(IsOurs) is { } first)
            {
                await QuoteAsync(journey, first.Hotel.HotelId, first.Offer);
            }

            return true;
        }
        catch (RpcException exception) when (IsSoldOut(exception))
        {
            // Somebody was faster than the quote; the search itself was right.
            return true;
        }
        catch (RpcException exception)
        {
            wrong.Add($"{hotel.Topology}: a search failed: {exception.Status}");
            return false;
        }
    }

    /// <summary>One booking.</summary>
    /// <returns><see langword="null"/> when nothing is free, or somebody else was faster.</returns>
    public async Task<BookedStay?> BookAsync(Journey journey, int number)
    {
        try
        {
            var answer = await hotel.Search.SearchHotelsAsync(journey.Request);
            Check(answer);
            var ours = answer.Hotels.Where(IsOurs).ToList();
            if (ours.Count == 0)
            {
                return null;
            }

            var chosen = ours[number % ours.Count];
            var page = await hotel.Search.GetHotelAsync(new GetHotelRequest { HotelId = chosen.Hotel.HotelId, Dates = journey.Request.Dates, Rooms = { journey.Request.Rooms } });
            var offer = page.Offers.FirstOrDefault(offer => offer.RoomTypeId == chosen.Offer.RoomTypeId && offer.RatePlanId == chosen.Offer.RatePlanId);
            if (offer is null)
            {
                return null;
            }

            MustEqual(chosen.Offer.Price, offer.Price, "the hotel's page");
            return await PayAsync(await QuoteAsync(journey, chosen.Hotel.HotelId, offer), offer.Price);
        }
        catch (RpcException exception) when (IsSoldOut(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is RpcException or HttpRequestException)
        {
            wrong.Add($"{hotel.Topology}: a booking failed: {exception.Message}");
            return null;
        }
    }

    private static bool IsOurs(HotelResult found) => found.Offer.PartnerOfferToken.Length == 0;

    private static bool IsSoldOut(RpcException exception) => exception.HasReason(Reason.From(BookingReason.SoldOut));

    private async Task<QuoteResponse> QuoteAsync(Journey journey, string hotelId, StayOffer offer)
    {
        var quote = await hotel.Reservations.QuoteAsync(new QuoteRequest
        {
            Own = new OwnOffer { HotelId = hotelId, RoomTypeId = offer.RoomTypeId, RatePlanId = offer.RatePlanId },
            Dates = journey.Request.Dates,
            Rooms = { journey.Request.Rooms },
        });
        MustEqual(offer.Price, quote.Price, "the quote");
        return quote;
    }

    private async Task<BookedStay?> PayAsync(QuoteResponse quote, Price shown)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"bench-{hotel.Topology}-{Interlocked.Increment(ref _keys)}");
        var hold = await hotel.Reservations.HoldAsync(new HoldRequest { QuoteToken = quote.QuoteToken }, IdempotencyKeys.Header(key));
        var checkout = new Uri(hotel.Page, $"/checkout/{hold.Reservation.ReservationId}").AbsoluteUri;
        var started = await hotel.Reservations.StartPaymentAsync(new StartPaymentRequest
        {
            AccessKey = hold.AccessKey,
            Booker = new Booker { Name = "Ines Okafor", Email = $"{key}@guests.example", Phone = "+351 900 000 000" },
            LeadGuests = { Enumerable.Repeat("Ines Okafor", hold.Reservation.Stay.Rooms.Count) },
            ReturnUrl = $"{checkout}/return",
            BackUrl = checkout,
        });
        var toPay = Money.From(shown.PayNow);
        if (!toPay.IsZero && !await card.PayAsync(new Uri(started.PaymentUrl)))
        {
            wrong.Add($"{hotel.Topology}: the bank did not take the card for {hold.Reservation.Locator}");
            return null;
        }

        var settled = (await hotel.Reservations.SettlePaymentAsync(new SettlePaymentRequest { AccessKey = hold.AccessKey })).Reservation;
        MustEqual(shown, settled.Price, "the reservation");
        if (settled.State == ReservationState.Confirmed)
        {
            return new BookedStay(settled.Locator, toPay);
        }

        wrong.Add($"{hotel.Topology}: {settled.Locator} was paid for and is {settled.State}");
        return null;
    }

    private void Check(SearchHotelsResponse answer)
    {
        foreach (var price in answer.Hotels.Select(static found => found.Offer.Price))
        {
            var sum = price.Lines.Where(static line => !line.Included).Aggregate(Money.Zero(Money.From(price.Total).Currency), static (sum, line) => sum + Money.From(line.Amount));
            if (sum != Money.From(price.Total))
            {
                wrong.Add($"{hotel.Topology}: lines of {sum} under a total of {Money.From(price.Total)}");
            }
        }
    }

    private void MustEqual(Price shown, Price told, string where)
    {
        if (!shown.Total.Equals(told.Total) || !shown.PayNow.Equals(told.PayNow))
        {
            wrong.Add($"{hotel.Topology}: a stale total: {Money.From(shown.Total)} was shown, {where} says {Money.From(told.Total)}");
        }
    }
}
