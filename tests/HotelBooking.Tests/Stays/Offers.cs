using HotelBooking.Stays.Guests;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Tests.Stays;

/// <summary>A hotel with one room type and one plan; tests change what they are about.</summary>
internal static class Offers
{
    public static RatePlan Plan { get; } = new("flex", "Flexible", Board.RoomOnly)
    {
        AdjustmentBasisPoints = 0,
        AdultSupplementMinor = 0,
        ChildSupplementMinor = 0,
        Cancellation = [],
        NoShowBasisPoints = 10_000,
    };

    public static RoomTypeTerms Room { get; } = new("h1-dbl", MaxGuests: 4, MaxAdults: 3, MaxChildren: 2, GuestsCovered: 2)
    {
        ExtraAdultMinor = 3_000,
        ExtraChildMinor = 1_000,
        FreeChildAge = 2,
    };

    public static RoomOffer Of(string currency = "EUR", string zone = "Europe/Lisbon", RatePlan? plan = null, IReadOnlyList<TaxTerms>? taxes = null)
    {
        var hotel = new HotelTerms("h1", Currency.Of(currency), zone, AdultAge: 18) { RoomTypes = [Room], RatePlans = [plan ?? Plan], Taxes = taxes ?? [] };
        return new RoomOffer(hotel, Room, plan ?? Plan);
    }

    public static RoomGuests Guests(int adults, params int[] ages) => new(adults, ages);

    public static Money Eur(long cents) => new(cents, Currency.Of("EUR"));

    public static DateOnly Day(int month, int day) => new(2027, month, day);
}
