using System.Globalization;
using HotelBooking.BookingUi.Bookings;
using HotelBooking.BookingUi.Criteria;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Values;
using StayDates = HotelBooking.Stays.StayDates;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>What a guest chose on a hotel's page: a room of ours under a plan, or a partner's offer; for which nights and for whom; and the total that stood beside it.</summary>
/// <param name="Stay">Nights and guests.</param>
public sealed record OfferChoice(StayQuery Stay)
{
    /// <summary>The hotel; may be empty for a partner's.</summary>
    public string HotelId { get; init; } = "";

    public string RoomTypeId { get; init; } = "";

    public string RatePlanId { get; init; } = "";

    /// <summary>Token of a partner's offer; empty for a room of ours.</summary>
    public string PartnerOfferToken { get; init; } = "";

    /// <summary>What the guest has seen as the total of the stay; <see langword="null"/> when that is not known.</summary>
    public Money? Shown { get; init; }

    /// <summary>What makes two choices the same: everything but the price.</summary>
    public string Identity => string.Join('|', HotelId, RoomTypeId, RatePlanId, PartnerOfferToken, Stay.Address);

    /// <summary>The address of the hotel's page for these nights and guests; of the first page for a hotel that has none here.</summary>
    public string HotelPath => HotelId.Length == 0 ? "/" : $"/hotels/{Uri.EscapeDataString(HotelId)}?{Stay.Address}";

    /// <summary>The total that was seen, as the form sends it: <c>EUR41200</c>.</summary>
    public string ShownCode => Shown is { } shown ? string.Create(CultureInfo.InvariantCulture, $"{shown.Currency}{shown.Minor}") : "";

    /// <summary>The choice that led to a reservation, to be made once more; <see langword="null"/> for a partner's offer, whose token is gone.</summary>
    public static OfferChoice? Again(Reservation reservation)
    {
        var stay = reservation.Stay;
        var dates = new StayDates(stay.Dates.CheckIn.ToDateOnly(), stay.Dates.CheckOut.ToDateOnly());
        return stay.RoomTypeId.Length == 0 ? null : new OfferChoice(new StayQuery(dates, [.. stay.Rooms.Select(static room => room.ToGuests())]))
        {
            HotelId = stay.HotelId,
            RoomTypeId = stay.RoomTypeId,
            RatePlanId = stay.RatePlanId,
            Shown = Money.From(reservation.Price.Total),
        };
    }

    public QuoteRequest ToRequest()
    {
        var request = new QuoteRequest { Dates = new() { CheckIn = Stay.Dates.CheckIn.ToProto(), CheckOut = Stay.Dates.CheckOut.ToProto() } };
        request.Rooms.AddRange(Stay.Rooms.Select(static room => new RoomOccupancy { Adults = room.Adults, ChildAges = { room.ChildAges } }));
        if (PartnerOfferToken.Length > 0)
        {
            request.PartnerOfferToken = PartnerOfferToken;
        }
        else
        {
            request.Own = new OwnOffer { HotelId = HotelId, RoomTypeId = RoomTypeId, RatePlanId = RatePlanId };
        }

        return request;
    }
}
