using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Keys;
using Microsoft.Extensions.Logging;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Paying;

/// <summary>Sends guests to the bank's page, and receives them back.</summary>
internal sealed class PayingGuests(Database database, PaymentDesk payments, SecretKeys keys, ILogger<PayingGuests> logger)
{
    public async Task<StartPaymentResponse> StartAsync(StartPaymentRequest request, CancellationToken cancellationToken)
    {
        var ring = await keys.RingAsync(cancellationToken);
        var (booked, url) = await payments.StartAsync(request, ring, cancellationToken);
        return new StartPaymentResponse { Reservation = booked.ToProto(ring), PaymentUrl = url };
    }

    /// <summary>Asks the bank, so that the guest does not wait for its message. A bank that does not answer changes nothing: the reservation is told as it stands.</summary>
    public async Task<Booked> SettleAsync(string accessKey, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.OpenAsync(reader, accessKey), cancellationToken);
        if (booked.PaymentId is null || booked.Money is not (MoneyState.None or MoneyState.Paying or MoneyState.Authorized))
        {
            return booked;
        }

        try
        {
            await payments.RefreshAsync(booked, cancellationToken);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            Log.NotSettled(logger, booked.Locator, exception.Status.Detail);
        }

        return await database.ReadAsync(reader => BookingBook.GetAsync(reader, booked.Id), cancellationToken);
    }
}
