using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Search.Offers;

/// <summary>What a hotel sells, as the read model has it: its terms, and where the nights of its room types stand.</summary>
/// <param name="Version">Counts the changes of the terms.</param>
/// <param name="Terms">The terms.</param>
/// <param name="RoomKeys">The key of each room type, in the order of the terms.</param>
internal sealed record SoldHotel(long Version, HotelTerms Terms, IReadOnlyList<int> RoomKeys)
{
    /// <summary>Every room type under every plan, by room type: made once, asked for at every search.</summary>
    public IReadOnlyList<IReadOnlyList<RoomOffer>> Offers { get; } = [.. Terms.RoomTypes.Select(room => (IReadOnlyList<RoomOffer>)[.. Terms.RatePlans.Select(plan => new RoomOffer(Terms, room, plan))])];
}
