using Posthouse.Values;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Stays.Terms;

/// <summary>Terms of hotels on the wire.</summary>
public static class HotelTermsMapping
{
    /// <summary>The terms as a message.</summary>
    /// <param name="terms">The terms.</param>
    public static Wire.HotelTerms ToProto(this HotelTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new Wire.HotelTerms
        {
            HotelId = terms.HotelId,
            CurrencyCode = terms.Currency.Code,
            TimeZone = terms.TimeZone,
            AdultAge = terms.AdultAge,
            RoomTypes = { terms.RoomTypes.Select(ToProto) },
            RatePlans = { terms.RatePlans.Select(plan => plan.ToProto()) },
            Taxes = { terms.Taxes.Select(ToProto) },
        };
    }

    /// <summary>Reads terms from a message.</summary>
    /// <param name="wire">The message.</param>
    /// <exception cref="FormatException">Something in them is none: the currency, a penalty.</exception>
    public static HotelTerms ToHotelTerms(this Wire.HotelTerms wire)
    {
        ArgumentNullException.ThrowIfNull(wire);
        var currency = Currency.TryOf(wire.CurrencyCode, out var known) ? known : throw new FormatException($"\"{wire.CurrencyCode}\" is no currency of ISO 4217.");
        return new HotelTerms(wire.HotelId, currency, wire.TimeZone, wire.AdultAge)
        {
            RoomTypes = [.. wire.RoomTypes.Select(ToRoomType)],
            RatePlans = [.. wire.RatePlans.Select(plan => plan.ToRatePlan())],
            Taxes = [.. wire.Taxes.Select(ToTax)],
        };
    }

    private static Wire.RoomTypeTerms ToProto(RoomTypeTerms type) => new()
    {
        RoomTypeId = type.RoomTypeId,
        MaxGuests = type.MaxGuests,
        MaxAdults = type.MaxAdults,
        MaxChildren = type.MaxChildren,
        GuestsCovered = type.GuestsCovered,
        ExtraAdultMinor = type.ExtraAdultMinor,
        ExtraChildMinor = type.ExtraChildMinor,
        FreeChildAge = type.FreeChildAge,
    };

    private static RoomTypeTerms ToRoomType(Wire.RoomTypeTerms wire) =>
        new(wire.RoomTypeId, wire.MaxGuests, wire.MaxAdults, wire.MaxChildren, wire.GuestsCovered)
        {
            ExtraAdultMinor = wire.ExtraAdultMinor,
            ExtraChildMinor = wire.ExtraChildMinor,
            FreeChildAge = wire.FreeChildAge,
        };

    private static Wire.TaxTerms ToProto(TaxTerms tax) => new()
    {
        Code = tax.Code,
        Name = tax.Name,
        IsFee = tax.IsFee,
        Basis = (Wire.TaxBasis)tax.Basis,
        BasisPoints = tax.BasisPoints,
        AmountMinor = tax.AmountMinor,
        Included = tax.Included,
        AtProperty = tax.AtProperty,
        ExemptAge = tax.ExemptAge,
        MaxNights = tax.MaxNights,
    };

    private static TaxTerms ToTax(Wire.TaxTerms wire) => new(wire.Code, wire.Name, (TaxBasis)wire.Basis)
    {
        IsFee = wire.IsFee,
        BasisPoints = wire.BasisPoints,
        AmountMinor = wire.AmountMinor,
        Included = wire.Included,
        AtProperty = wire.AtProperty,
        ExemptAge = wire.ExemptAge,
        MaxNights = wire.MaxNights,
    };
}
