using System.Globalization;
using HotelBooking.BookingUi.Words;
using HotelBooking.BookingUi.Hotels;
using HotelBooking.BookingUi.Places;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Stays;
using Microsoft.AspNetCore.Http;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Listing;

/// <summary>The same results for programs; described in the guide "Search results as data".</summary>
internal static class ResultsJson
{
    public static IResult Of(ResultsView view) => Results.Json(
        new FoundHotels
        {
            Place = PlaceOf(view.Place),
            CheckIn = view.Wish.Stay.In,
            CheckOut = view.Wish.Stay.Out,
            Rooms = view.Wish.Stay.RoomsText,
            Total = view.Reply.Total,
            Hotels = [.. view.Hotels.Select(HotelOf)],
            Full = [.. view.Full.Select(FullOf)],
            Filters = [.. view.Reply.Counts.Select(count => new CountedValue(count.Filter, count.Value, count.Hotels))],
            Partners = [.. view.Reply.Partners.Select(partner => new PartnerAnswer(partner.Partner, partner.Answer, partner.Offers))],
            OtherDates = [.. view.OtherDates.Select(NightsOf)],
            Nearby = [.. view.Reply.Nearby.Select(near => PlaceOf(near.Place))],
            Remarks = view.Remarks,
            Page = view.Wish.Address,
            Next = view.Next?.Address,
        },
        FoundHotelsJson.Default.FoundHotels);

    public static IResult UnclearPlace(FoundPlaces found) => Results.Json(
        new UnclearPlace(found.Places.IsEmpty ? "UNKNOWN_PLACE" : "AMBIGUOUS_PLACE", [.. found.Places.Select(PlaceOf)]),
        FoundHotelsJson.Default.UnclearPlace,
        statusCode: found.Places.IsEmpty ? StatusCodes.Status404NotFound : StatusCodes.Status300MultipleChoices);

    private static FoundHotel HotelOf(HotelCard card) => new()
    {
        Id = card.Hotel.HotelId,
        Name = card.Hotel.Name,
        Stars = card.Hotel.Stars,
        Score = card.Hotel.Reviews == 0 ? null : card.Hotel.ScoreTenths / 10m,
        Reviews = card.Hotel.Reviews,
        Latitude = card.Hotel.Position.Latitude,
        Longitude = card.Hotel.Position.Longitude,
        DistanceMeters = card.Result.DistanceMeters,
        Room = card.Offer.RoomName,
        Beds = card.Offer.Beds,
        Board = card.Offer.Board.ToString(),
        Partner = card.Offer.Partner.Length == 0 ? null : card.Offer.Partner,
        RoomsLeft = card.Offer.RoomsLeft == 0 ? null : card.Offer.RoomsLeft,
        Price = AmountOf(card.Total),
        FreeCancellationUntil = card.Offer.Cancellation?.FreeUntil?.ToDateTimeOffset(),
        Cancellation = card.Cancel.Line,
        Picture = HotelPictures.Front(card.Hotel).Address,
        Page = card.Address,
    };

    private static FoundFull FullOf(FullCard card) =>
        new(card.Full.Hotel.HotelId, card.Full.Hotel.Name, card.Full.Reason, card.Nearest is { } nearest ? NightsOf(nearest) : null, card.Address);

    private static FoundNights NightsOf(StayDates dates) => new(DayText.Iso(dates.CheckIn), DayText.Iso(dates.CheckOut));

    private static FoundPlace PlaceOf(Place place) => new(place.PlaceId, place.Name, place.Region, place.Country, PlaceText.Kind(place.Kind));

    private static FoundAmount AmountOf(Money money) =>
        new(money.Currency.Code, money.Minor, money.Units.ToString("F" + money.Currency.Digits, CultureInfo.InvariantCulture), MoneyText.Of(money));
}
