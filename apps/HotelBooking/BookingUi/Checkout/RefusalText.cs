using System.Collections.Frozen;
using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Calls;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>Why a stay cannot be booked, for its guest.</summary>
public sealed record RefusalText(string Heading, string Words)
{
    public static RefusalText Of(string reason) => All.GetValueOrDefault(reason) ?? new(
        "This room cannot be booked just now", "The hotel does not say why. It may work again in a moment.");

    private static readonly FrozenDictionary<string, RefusalText> All = new Dictionary<string, RefusalText>(StringComparer.Ordinal)
    {
        [Name(BookingReason.SoldOut)] = new("This room was just sold", "Somebody booked the last one while you were looking."),
        [Name(BookingReason.Closed)] = new("This room is not sold on one of these nights", "The hotel has closed it for a night of your stay."),
        [Name(BookingReason.MinimumStay)] = new("The hotel asks for a longer stay", "From that day of arrival it sells more nights only."),
        [Name(BookingReason.MaximumStay)] = new("The hotel asks for a shorter stay", "From that day of arrival it sells fewer nights only."),
        [Name(BookingReason.ClosedToArrival)] = new("Nobody can arrive on that day", "The hotel takes no arrivals on your check-in day."),
        [Name(BookingReason.ClosedToDeparture)] = new("Nobody can depart on that day", "The hotel takes no departures on your check-out day."),
        [Name(BookingReason.AdvancePurchase)] = new("This rate is not sold for these dates", "The hotel sells it longer before the arrival, or closer to it. Its other rates may fit."),
        [Name(BookingReason.Occupancy)] = new("The room is too small for these guests", "A larger room, or one more room, takes everybody."),
        [Name(BookingReason.PastDate)] = new("That day is over at the hotel", "In the hotel’s time the check-in day has passed."),
        [Name(BookingReason.UnknownOffer)] = new("This room is not sold any more", "The hotel has taken it, or its rate, out of its offer."),
        [Name(BookingReason.QuoteExpired)] = new("The price was promised for a while, and that is over", "Look at the room once more to see its price now."),
        [Name(BookingReason.QuoteForged)] = new("We could not read which room you chose", "Choose it once more on the hotel’s page."),
        [Name(BookingReason.TooManyHolds)] = new("You hold several rooms already", "Book or give back one of them first; unpaid rooms are given back by themselves after a while."),
        [Name(BookingReason.PartnerUnreachable)] = new("The hotel did not answer", "This room is sold by a partner, who could not be asked just now. Try again in a moment."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static string Name(Reason reason) => reason.Name!;
}
