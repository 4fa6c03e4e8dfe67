using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Calls;

namespace HotelBooking.Reservations;

/// <summary>The refusals of this component, each in the same words everywhere.</summary>
internal static class Refused
{
    public static FailedPreconditionException Because(BookingReason reason) => new(Words(reason), Reason.From(reason));

    public static NotFoundException UnknownReservation() =>
        new("No reservation opens with that: check the link, or find the booking by its number and your e-mail address.", Reason.From(BookingReason.UnknownReservation));

    public static NotFoundException UnknownOffer() => new("No such hotel, room type or plan is for sale: search again.", Reason.From(BookingReason.UnknownOffer));

    public static InvalidArgumentException QuoteForged() => new("This quote was not made here, or was altered: quote again.", Reason.From(BookingReason.QuoteForged));

    public static InvalidArgumentException PreviewForged() =>
        new("This preview was not made for this reservation, or was altered: preview again.", Reason.From(BookingReason.PreviewForged));

    public static UnavailableException BankUnreachable(Exception inner) =>
        new("The bank did not answer; nothing was charged and the rooms stay held. Try again.", Reason.From(BookingReason.BankUnreachable), innerException: inner);

    public static UnavailableException PartnerUnreachable(Exception inner) =>
        new("The partner hotel did not answer. Try again.", Reason.From(BookingReason.PartnerUnreachable), innerException: inner);

    public static ResourceExhaustedException TooManyAttempts() => new("Too many tries: wait some minutes.", Reason.From(BookingReason.TooManyAttempts));

    private static string Words(BookingReason reason) => reason switch
    {
        BookingReason.SoldOut => "Not enough rooms are left on one of the nights: choose other dates or another room.",
        BookingReason.MinimumStay => "The hotel sells only longer stays from that day of arrival.",
        BookingReason.MaximumStay => "The hotel sells only shorter stays from that day of arrival.",
        BookingReason.ClosedToArrival => "Nobody can arrive on that day: choose another day of arrival.",
        BookingReason.ClosedToDeparture => "Nobody can depart on that day: choose another day of departure.",
        BookingReason.Closed => "The hotel does not sell one of the nights: choose other dates.",
        BookingReason.AdvancePurchase => "This plan is not sold so close to, or so long before, the arrival: choose another plan.",
        BookingReason.Occupancy => "The guests of one room are more than fit into it: choose another room, or more rooms.",
        BookingReason.PastDate => "The day of arrival is over at the hotel: choose other dates.",
        BookingReason.QuoteExpired => "The quote's time is over: quote again.",
        BookingReason.TooManyHolds => "Too many rooms are held without being paid: pay or release some first.",
        BookingReason.HoldExpired => "The rooms are no longer held: quote again.",
        BookingReason.AlreadyExtended => "The hold was extended before, and cannot be extended again.",
        BookingReason.PaymentRunning => "The guest is paying: wait for the outcome.",
        BookingReason.NotHeld => "The reservation is not held.",
        BookingReason.AlreadyPaid => "The reservation is paid already: there is nothing more to pay.",
        BookingReason.NotCancellable => "The reservation cannot be cancelled as it stands.",
        BookingReason.PreviewExpired => "The preview's time is over: preview again.",
        BookingReason.OwnedByAnother => "The reservation belongs to another user.",
        _ => reason.ToString(),
    };
}
