using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using Microsoft.Extensions.Logging;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Events;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Paying;

/// <summary>Hears what happened to payments; the saga decides what it means.</summary>
internal sealed class PaymentFollower(BookingSaga saga, CrashPoints crashes, ILogger<PaymentFollower> logger)
    : IFollower<PaymentAuthorized>, IFollower<PaymentCaptured>, IFollower<PaymentVoided>, IFollower<PaymentRefunded>
{
    public async ValueTask HandleAsync(PaymentAuthorized fact, FactContext context)
    {
        crashes.Hit(BookingSteps.BeforeConfirm);
        await saga.NoteAsync(context.Transaction, fact.Payment);
    }

    public ValueTask HandleAsync(PaymentCaptured fact, FactContext context) => saga.NoteAsync(context.Transaction, fact.Payment);

    public ValueTask HandleAsync(PaymentVoided fact, FactContext context) => saga.NoteAsync(context.Transaction, fact.Payment);

    public async ValueTask HandleAsync(PaymentRefunded fact, FactContext context)
    {
        if (Booked.ReservationOf(fact.Payment.OrderId) is not { } id || await BookingBook.FindAsync(context.Transaction, id) is not { } booked)
        {
            return;
        }

        if (fact.Refund.State == RefundState.Succeeded)
        {
            await BookingBook.SetAsync(context.Transaction, id, "money = @money", new { money = MoneyState.Refunded });
        }
        else if (fact.Refund.State == RefundState.Failed)
        {
            Log.RefundFailed(logger, booked.Locator);
        }
    }
}
