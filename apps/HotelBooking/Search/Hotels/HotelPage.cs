using HotelBooking.Contracts.Search.V1;
using HotelBooking.Search.Offers;
using HotelBooking.Search.Partners;
using HotelBooking.Search.Results;
using HotelBooking.Stays;

namespace HotelBooking.Search.Hotels;

/// <summary>One hotel with everything that can be booked in it: room types and plans on some nights, and the calendar of its prices.</summary>
internal sealed class HotelPage(SoldHotels sold, PartnerInquiry partners, Alternatives alternatives)
{
    private const int SameHouseMeters = 1_000;

    /// <summary>What is known about the hotel.</summary>
    public async Task<GetHotelResponse> FactsAsync(HotelEntry hotel, CancellationToken cancellationToken)
    {
        var answer = new GetHotelResponse { Hotel = hotel.Summary, Details = hotel.Details.Clone() };
        var sales = await sold.ReadAsync([hotel.HotelId], DateOnly.MinValue, 0, cancellationToken);
        if (sales.TryGetValue(hotel.HotelId, out var sale))
        {
            answer.Details.Taxes.AddRange(TaxSentences.Of(sale.Hotel.Terms));
        }

        return answer;
    }

    /// <summary>Adds what can be booked: by room type and then by total, partners' offers behind; or why nothing can, and the nearest dates.</summary>
    public async Task AddOffersAsync(GetHotelResponse answer, HotelEntry hotel, StayQuery query, bool askPartners, CancellationToken cancellationToken)
    {
        var asking = askPartners ? partners.AskAsync(hotel.Position, SameHouseMeters, query, cancellationToken) : Task.FromResult(PartnerAnswers.None);
        var sales = await sold.ReadAsync([hotel.HotelId], query.Dates.CheckIn, query.Dates.Count + 1, cancellationToken);
        var sale = sales.GetValueOrDefault(hotel.HotelId);
        if (sale is not null)
        {
            answer.Offers.AddRange(sale.Offers(query)
                .GroupBy(offer => offer.Offer.RoomType.RoomTypeId, StringComparer.Ordinal)
                .SelectMany(room => room.OrderBy(offer => offer.Totals.Total.Minor))
                .Select(offer => offer.ToProto(query, hotel)));
        }

        var answers = await asking;
        answer.Partners.AddRange(answers.Statuses);
        answer.Offers.AddRange(PartnerHotels.OffersOf(hotel.Summary, answers, query.Now));
        if (answer.Offers.Count == 0)
        {
            answer.Reason = sale?.Refusal(query).ToCode() ?? "SOLD_OUT";
            answer.Nearest = (await alternatives.NearestAsync([hotel.HotelId], query, cancellationToken))[hotel.HotelId]?.ToProto();
        }
    }
}
