using Grpc.Core;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Bookings;
using HotelBooking.Partners.Offers;
using Posthouse.Calls;

namespace HotelBooking.Partners;

/// <summary>Serves the contract.</summary>
internal sealed class PartnersEndpoint(PartnerSearch search, PartnerDirectory partners, OfferDesk offers, BookingDesk bookings) : PartnersService.PartnersServiceBase
{
    public override async Task FindOffers(FindOffersRequest request, IServerStreamWriter<FindOffersResponse> responseStream, ServerCallContext context)
    {
        await foreach (var answer in search.AskAllAsync(PartnerQuery.Read(request), context.Deadline, context.CancellationToken))
        {
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }

    public override async Task<CheckPriceResponse> CheckPrice(CheckPriceRequest request, ServerCallContext context)
    {
        var offer = await offers.OpenFreshAsync(request.OfferToken, context.CancellationToken);
        var now = await CheckAsync(offer, context.CancellationToken);
        var response = new CheckPriceResponse
        {
            Partner = offer.Partner,
            Rooms = { offer.Rooms },
            Standing = now.Standing switch
            {
                Standing.Available => OfferStanding.Available,
                Standing.PriceChanged => OfferStanding.PriceChanged,
                _ => OfferStanding.SoldOut,
            },
        };
        if (now.Total is { } total)
        {
            response.Offer = offers.Renew(offer, total);
        }

        return response;
    }

    public override async Task<BookResponse> Book(BookRequest request, ServerCallContext context)
    {
        var offer = await offers.OpenAsync(request.OfferToken, context.CancellationToken);
        var booked = await bookings.BookAsync(request.Reference, offer, request.LeadGuests, context.CancellationToken);
        return new BookResponse { State = StateOf(booked), PartnerReference = booked.PartnerReference };
    }

    public override async Task<GetStatusResponse> GetStatus(GetStatusRequest request, ServerCallContext context)
    {
        var booking = await bookings.StatusAsync(request.Reference, context.CancellationToken) ?? throw NoSuch(request.Reference);
        return new GetStatusResponse { State = StateOf(booking), PartnerReference = booking.PartnerReference };
    }

    public override async Task<CancelResponse> Cancel(CancelRequest request, ServerCallContext context)
    {
        var booking = await bookings.CancelAsync(request.Reference, context.CancellationToken) ?? throw NoSuch(request.Reference);
        return new CancelResponse { State = StateOf(booking), Penalty = booking.Penalty?.ToProto() };
    }

    private async Task<PriceAnswer> CheckAsync(SealedOffer offer, CancellationToken cancellationToken)
    {
        var partner = partners.Find(offer.Partner) ?? throw new UnavailableException($"{offer.Partner} has no address here.", PartnerReason.PartnerUnreachable);
        try
        {
            var now = await bookings.PatientlyAsync(patience => partner.CheckAsync(offer.Rate, patience), cancellationToken);
            return now.Total is not { } total || (total.Currency == offer.Rate.Total.Currency && Amounts.IsPayable(total))
                ? now
                : throw new PartnerFailedException(PartnerFailure.Unreadable, "The partner wants another currency now, or an amount that no card can pay.");
        }
        catch (PartnerFailedException failed)
        {
            throw new UnavailableException($"{offer.Partner} cannot be asked at the moment.", PartnerReason.PartnerUnreachable, innerException: failed);
        }
    }

    private static PartnerBookingState StateOf(BookingAnswer answer) => answer.State switch
    {
        BookingState.Booked => PartnerBookingState.Booked,
        BookingState.Cancelled => PartnerBookingState.Cancelled,
        BookingState.NotThere => PartnerBookingState.NotThere,
        _ => PartnerBookingState.Pending,
    };

    private static NotFoundException NoSuch(string reference) => new($"No partner booking has the reference {reference}.", PartnerReason.UnknownReference);
}
