using System.Globalization;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Stays.Prices;

/// <summary>Puts lines into words as they come.</summary>
internal sealed class LinesInWords(RoomOffer offer, int nights, int rooms) : IPriceSink
{
    private readonly List<PriceLine> _nights = [];
    private readonly List<PriceLine> _others = [];

    public IReadOnlyList<PriceLine> Lines => [.. _nights, .. _others];

    public void Night(int room, DateOnly night, long minor) =>
        _nights.Add(new PriceLine(PriceLineKind.Night, InRoom(room, $"Night of {HotelTime.Words(night)}"), Amount(minor)) { Night = night, Room = room });

    public void Guests(int room, GuestCharge charge, int count, long minor)
    {
        var what = charge switch
        {
            GuestCharge.ExtraAdult => Count(count, "extra adult", "extra adults"),
            GuestCharge.ExtraChild => Count(count, "extra child", "extra children"),
            GuestCharge.AdultMeals => $"{Meals}, {Count(count, "adult", "adults")}",
            _ => $"{Meals}, {Count(count, "child", "children")}",
        };
        _others.Add(new PriceLine(PriceLineKind.ExtraGuest, InRoom(room, $"{what}, {Count(nights, "night", "nights")}"), Amount(minor)) { Room = room });
    }

    public void Tax(TaxTerms tax, TaxedGuests guests, int nights, long minor)
    {
        var within = tax.IsWithinPrices();
        _others.Add(new PriceLine(tax.IsFee ? PriceLineKind.Fee : PriceLineKind.Tax, Words(tax, guests, nights), Amount(minor))
        {
            Included = within,
            AtProperty = tax.AtProperty && !within,
        });
    }

    private string Meals => offer.Plan.Board switch
    {
        Board.Breakfast => "Breakfast",
        Board.HalfBoard => "Breakfast and dinner",
        Board.FullBoard => "All meals",
        Board.AllInclusive => "All meals and drinks",
        _ => "Meals",
    };

    private string Words(TaxTerms tax, TaxedGuests guests, int nights) => tax.Basis switch
    {
        TaxBasis.Percent => $"{tax.Name} {(tax.BasisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture)} %{(tax.IsWithinPrices() ? ", included" : "")}",
        TaxBasis.RoomStay => $"{tax.Name}, {Count(rooms, "room", "rooms")}",
        TaxBasis.RoomNight => $"{tax.Name}, {Count(rooms, "room", "rooms")}, {Count(nights, "night", "nights")}",
        TaxBasis.PersonStay => $"{tax.Name}, {People(guests)}",
        _ => $"{tax.Name}, {People(guests)}, {Count(nights, "night", "nights")}",
    };

    private static string People(TaxedGuests guests) => guests.Children == 0
        ? Count(guests.Adults, "adult", "adults")
        : $"{Count(guests.Adults, "adult", "adults")} and {Count(guests.Children, "child", "children")}";

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    private string InRoom(int room, string what) => rooms == 1 ? what : $"Room {room}: {what}";

    private Money Amount(long minor) => new(minor, offer.Hotel.Currency);
}
