using Google.Type;
using Grpc.Core;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.Search.Offers;
using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using Microsoft.Extensions.Logging;

namespace HotelBooking.Search.Partners;

/// <summary>Asks partners for offers, for as long as the budget lasts. A partner that is missing is told about, and never keeps our own hotels from being shown.</summary>
internal sealed class PartnerInquiry(PartnersService.PartnersServiceClient partners, SearchOptions options, TimeProvider time, ILogger<PartnerInquiry> logger)
{
    private const int MaxRadiusMeters = 200_000;

    public async Task<PartnerAnswers> AskAsync(GeoPoint centre, int radiusMeters, StayQuery query, CancellationToken cancellationToken)
    {
        var request = new FindOffersRequest
        {
            Position = new LatLng { Latitude = centre.Latitude, Longitude = centre.Longitude },
            RadiusMeters = Math.Clamp(radiusMeters, 1, MaxRadiusMeters),
            Dates = query.Dates.ToProto(),
            Rooms = { query.Rooms.Select(room => room.ToProto()) },
        };
        var (offers, statuses) = (new List<(string, PartnerOffer)>(), new List<PartnerStatus>());
        using var call = partners.FindOffers(request, deadline: (time.GetUtcNow() + options.PartnerBudget).UtcDateTime, cancellationToken: cancellationToken);
        try
        {
            while (await call.ResponseStream.MoveNext(cancellationToken))
            {
                var answer = call.ResponseStream.Current;
                offers.AddRange(answer.Offers.Select(offer => (answer.Partner, offer)));
                statuses.Add(new PartnerStatus { Partner = answer.Partner, Answer = Code(answer.Answer), Offers = answer.Offers.Count });
            }
        }
        catch (RpcException failed) when (!cancellationToken.IsCancellationRequested)
        {
            Log.PartnersMissing(logger, failed.StatusCode, statuses.Count);
            statuses.Add(new PartnerStatus { Partner = "partners", Answer = failed.StatusCode == StatusCode.DeadlineExceeded ? "TIMED_OUT" : "UNREACHABLE" });
        }

        return new PartnerAnswers(offers, statuses);
    }

    private static string Code(PartnerAnswer answer) => answer switch
    {
        PartnerAnswer.Ok => "OK",
        PartnerAnswer.Partial => "PARTIAL",
        PartnerAnswer.TimedOut => "TIMED_OUT",
        PartnerAnswer.Skipped => "SKIPPED",
        _ => "FAILED",
    };
}
