using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Reservations.Paying;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Holds;

/// <summary>Ends a hold: the rooms are free again, and a payment that was begun is ended at the bank, unless it takes the rooms again before.</summary>
internal static class HoldEnd
{
    /// <returns>Whether this ended it; <see langword="false"/> when somebody was faster.</returns>
    public static async ValueTask<bool> TakeAsync(Transaction transaction, Booked booked, DateTimeOffset voidAt)
    {
        if (!await BookingBook.TryMoveAsync(transaction, booked, ReservationState.Expired))
        {
            return false;
        }

        if (!booked.IsPartners)
        {
            await RoomStock.ReleaseHeldAsync(transaction, booked.Stay);
        }

        if (booked.PaymentAsked)
        {
            await transaction.EnqueueAsync(new VoidPayment.DueVoid(booked.Id), new JobOptions { Key = $"{booked.Id:D}", DueAt = voidAt, MaxAttempts = 1_000 });
        }

        return true;
    }
}
