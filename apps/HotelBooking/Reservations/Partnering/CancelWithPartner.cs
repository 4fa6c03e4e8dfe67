using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Paying;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Partnering;

/// <summary>Cancels a partner's booking under our reference; asked again until the partner has answered.</summary>
internal sealed class CancelWithPartner(Database database, PartnersService.PartnersServiceClient partners, PaymentSurroundings with) : IJob<CancelWithPartner.DuePartnerCancellation>
{
    public async Task RunAsync(DuePartnerCancellation payload, JobContext context, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.GetAsync(reader, payload.Id), cancellationToken);
        await partners.CancelAsync(new CancelRequest { Reference = booked.Locator }, deadline: with.Deadline(), cancellationToken: cancellationToken);
    }

    internal sealed record DuePartnerCancellation(Guid Id);
}
