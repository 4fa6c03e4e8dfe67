using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Calls;
using Posthouse.Values;

namespace HotelBooking.Tests.Clusters;

/// <summary>Somebody who books over gRPC and pays on the bank's page: search, quote, hold, pay, settle.</summary>
internal sealed class Guest(HotelCluster hotel, int number)
{
    private readonly SearchService.SearchServiceClient _search = hotel.Client<SearchService.SearchServiceClient>();
    private readonly ReservationsService.ReservationsServiceClient _reservations = hotel.Client<ReservationsService.ReservationsServiceClient>();

    private const int MostDaysLater = 14;
    private static readonly string[] Places = ["Lisbon", "Paris", "Tokyo", "London", "Portugal", "France", "Japan"];

    private int _keys;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public string Name { get; } = "Ines Okafor";

    /// <summary>An address that no other guest of the cluster has.</summary>
    public string Email { get; } = $"ines.{number}@guests.example";

    /// <summary>Nights from some days ahead on.</summary>
    public StayDates Nights(int daysAhead, int nights) => new()
    {
        CheckIn = hotel.Today.AddDays(daysAhead).ToProto(),
        CheckOut = hotel.Today.AddDays(daysAhead + nights).ToProto(),
    };

    public static RoomOccupancy Room(int adults, params ReadOnlySpan<int> childAges) => new() { Adults = adults, ChildAges = { childAges.ToArray() } };

    /// <summary>
    /// A hotel of ours in any place where something is free, with its cheapest offer; on later days when hotels sell no such stay on these, as around a holiday.
    /// </summary>
    /// <param name="daysAhead">When the stay begins at the earliest.</param>
    /// <param name="nights">How long it is.</param>
    /// <param name="rooms">Who sleeps in each room.</param>
    public async Task<FreeStay> FindAsync(int daysAhead, int nights, params RoomOccupancy[] rooms)
    {
        for (var later = 0; later < MostDaysLater; later++)
        {
            var dates = Nights(daysAhead + later, nights);
            if (await FindAsync(dates, rooms) is { } found)
            {
                return new FreeStay(found, dates, rooms);
            }
        }

        throw new InvalidOperationException("Nothing is free anywhere.");
    }

    public Task<QuoteResponse> QuoteAsync(FreeStay stay) => QuoteAsync(
        new OwnOffer { HotelId = stay.Found.Hotel.HotelId, RoomTypeId = stay.Found.Offer.RoomTypeId, RatePlanId = stay.Found.Offer.RatePlanId }, stay.Dates, stay.Rooms);

    public async Task<QuoteResponse> QuoteAsync(OwnOffer offer, StayDates dates, params RoomOccupancy[] rooms) =>
        await _reservations.QuoteAsync(new QuoteRequest { Own = offer, Dates = dates, Rooms = { rooms } }, cancellationToken: Cancelled);

    /// <summary>Takes the rooms of a quote.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="key">The idempotency key; a new one when none is given.</param>
    public async Task<HoldResponse> HoldAsync(QuoteResponse quote, string? key = null) =>
        await _reservations.HoldAsync(new HoldRequest { QuoteToken = quote.QuoteToken }, IdempotencyKeys.Header(key ?? $"hold-{number}-{Interlocked.Increment(ref _keys)}"), cancellationToken: Cancelled);

    /// <summary>Gives the guest's details and gets the bank's page.</summary>
    public async Task<StartPaymentResponse> StartPaymentAsync(HoldResponse hold)
    {
        var origin = hotel.Application.Public.BaseAddress!;
        var request = new StartPaymentRequest
        {
            AccessKey = hold.AccessKey,
            Booker = new Booker { Name = Name, Email = Email, Phone = "+351 900 000 000" },
            LeadGuests = { Enumerable.Repeat(Name, hold.Reservation.Stay.Rooms.Count) },
            ReturnUrl = new Uri(origin, $"/checkout/{hold.Reservation.ReservationId}/return").AbsoluteUri,
            BackUrl = new Uri(origin, $"/checkout/{hold.Reservation.ReservationId}").AbsoluteUri,
        };
        return await _reservations.StartPaymentAsync(request, cancellationToken: Cancelled);
    }

    /// <summary>Pays on the bank's page.</summary>
    /// <returns>Where the bank sends the browser; <see langword="null"/> when the card was refused.</returns>
    public static async Task<Uri?> PayAsync(StartPaymentResponse started, string card)
    {
        using var page = new BankPage();
        return await page.PayAsync(new Uri(started.PaymentUrl), card, Cancelled);
    }

    public async Task<Reservation> SettleAsync(HoldResponse hold) =>
        (await _reservations.SettlePaymentAsync(new SettlePaymentRequest { AccessKey = hold.AccessKey }, cancellationToken: Cancelled)).Reservation;

    public async Task<Reservation> ReadAsync(HoldResponse hold) =>
        (await _reservations.GetReservationAsync(new GetReservationRequest { AccessKey = hold.AccessKey }, cancellationToken: Cancelled)).Reservation;

    /// <summary>Cancels on the terms that a preview tells.</summary>
    public async Task<Reservation> CancelAsync(HoldResponse hold)
    {
        var preview = await _reservations.PreviewCancellationAsync(new PreviewCancellationRequest { AccessKey = hold.AccessKey }, cancellationToken: Cancelled);
        var request = new CancelRequest { AccessKey = hold.AccessKey, PreviewToken = preview.PreviewToken };
        return (await _reservations.CancelAsync(request, IdempotencyKeys.Header($"cancel-{hold.Reservation.ReservationId}"), cancellationToken: Cancelled)).Reservation;
    }

    /// <summary>All of it with a card that pays: finds, quotes, holds, pays, settles.</summary>
    public async Task<Booked> BookAsync(int daysAhead, int nights, params RoomOccupancy[] rooms)
    {
        var stay = await FindAsync(daysAhead, nights, rooms);
        var quote = await QuoteAsync(stay);
        var hold = await HoldAsync(quote);
        await PayAsync(await StartPaymentAsync(hold), Card.Pays);
        return new Booked(stay, quote, hold, await SettleAsync(hold));
    }

    private async Task<HotelResult?> FindAsync(StayDates dates, RoomOccupancy[] rooms)
    {
        foreach (var name in Places)
        {
            var places = await _search.FindPlacesAsync(new FindPlacesRequest { Text = name }, cancellationToken: Cancelled);
            foreach (var place in places.Places.Where(static place => place.Hotels > 0))
            {
                var request = new SearchHotelsRequest { PlaceId = place.PlaceId, Dates = dates, Rooms = { rooms } };
                var found = (await _search.SearchHotelsAsync(request, cancellationToken: Cancelled)).Hotels.FirstOrDefault(static hotel => hotel.Offer.PartnerOfferToken.Length == 0);
                if (found is not null)
                {
                    return found;
                }
            }
        }

        return null;
    }
}

/// <summary>Something that can be booked.</summary>
internal sealed record FreeStay(HotelResult Found, StayDates Dates, RoomOccupancy[] Rooms);

/// <summary>A booking with what led to it.</summary>
internal sealed record Booked(FreeStay Stay, QuoteResponse Quote, HoldResponse Hold, Reservation Reservation);
