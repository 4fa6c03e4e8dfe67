using Google.Protobuf.WellKnownTypes;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Keys;

namespace HotelBooking.Reservations.Booking;

/// <summary>A reservation as it is told.</summary>
internal static class BookingView
{
    public static Reservation ToProto(this Booked booked, SecretKeys.KeyRing keys)
    {
        var (frozen, guests) = (booked.Promise.Message, booked.Guests);
        return new Reservation
        {
            ReservationId = booked.Id.ToString("D"),
            Locator = booked.Locator,
            State = booked.State,
            Stay = frozen.Stay,
            Price = frozen.Price,
            Cancellation = frozen.Cancellation,
            Booker = guests.Booker,
            LeadGuests = { guests.LeadGuests },
            Wishes = guests.Wishes,
            HeldUntil = booked.State == ReservationState.Held ? booked.HeldUntil.ToTimestamp() : null,
            Extended = booked.Extended,
            Money = booked.Money,
            DeclineCode = booked.DeclineCode,
            ReceiptNumber = booked.ReceiptNumber,
            Receipt = booked.Receipt,
            ReceiptPath = booked.Receipt == FollowUpState.Done ? PathOf(booked.Id, keys) : "",
            HotelTold = booked.HotelTold,
            ConfirmedAt = booked.ConfirmedAt?.ToTimestamp(),
            Cancelled = booked.Cancellation,
            PartnerReference = booked.PartnerReference,
            InAccount = booked.UserId is not null,
            Version = booked.Version,
            InvoiceTo = guests.InvoiceTo,
        };
    }

    public static string PathOf(Guid id, SecretKeys.KeyRing keys) => $"/documents/{id:D}/receipt.pdf?key={keys.DocumentKey(id)}";
}
