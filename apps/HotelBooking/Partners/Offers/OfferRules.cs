using HotelBooking.FictionalHotels.Geography;
using HotelBooking.Partners.Asking;
using Posthouse.Values;

namespace HotelBooking.Partners.Offers;

/// <summary>Judges each offer of an answer on its own: a bad one is dropped with its reason, and the others are none the worse for it.</summary>
internal static class OfferRules
{
    private const int LongestText = 160;
    private const int LongestRate = 600;
    private const int MostOffers = 600;

    /// <summary>Sorts the good from the bad.</summary>
    public static (IReadOnlyList<SoundOffer> Sound, IReadOnlyDictionary<string, int> Dropped) Sort(IReadOnlyList<OfferReading> readings, PartnerQuery query)
    {
        var sound = new List<SoundOffer>();
        var dropped = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var reading in readings)
        {
            var reason = sound.Count >= MostOffers ? DropReason.TooMany
                : reading.HotelCode is { } code && !places.TryAdd(code, reading.Place) && places[code] != reading.Place ? DropReason.DuplicateCode
                : Judge(reading, query, out var offer) is { } fault ? fault
                : Kept(sound, offer!);
            if (reason is not null)
            {
                dropped[reason] = dropped.GetValueOrDefault(reason) + 1;
            }
        }

        return (sound, dropped);
    }

    /// <summary>Why an offer is bad; <see langword="null"/> when it is good.</summary>
    public static string? Judge(OfferReading reading, PartnerQuery query, out SoundOffer? offer)
    {
        offer = null;
        var reason = JudgeTexts(reading) ?? JudgePlace(reading, query) ?? JudgeDates(reading, query);
        if (reason is not null)
        {
            return reason;
        }

        if (!Currency.TryOf(reading.Currency, out var currency))
        {
            return DropReason.UnknownCurrency;
        }

        if (JudgeMoney(reading, currency, query, out var money) is { } wrong)
        {
            return wrong;
        }

        if (Penalties(reading) is not { } penalties)
        {
            return DropReason.InvalidPolicy;
        }

        offer = new SoundOffer
        {
            HotelCode = reading.HotelCode!,
            HotelName = reading.HotelName!.Trim(),
            City = reading.City?.Trim() ?? "",
            Position = new GeoPoint(reading.Latitude!.Value, reading.Longitude!.Value),
            Stars = reading.Stars is >= 1 and <= 5 ? reading.Stars.Value : 0,
            Rate = reading.Rate!,
            RoomName = reading.RoomName!.Trim(),
            Board = reading.Board,
            Nights = money.Nights,
            Taxes = money.Taxes,
            Total = money.Total,
            Penalties = penalties,
        };
        return null;
    }

    private static string? Kept(List<SoundOffer> sound, SoundOffer offer)
    {
        sound.Add(offer);
        return null;
    }

    private static string? JudgeTexts(OfferReading reading)
    {
        string?[] shown = [reading.HotelCode, reading.HotelName, reading.RoomName];
        if (Array.Exists(shown, string.IsNullOrWhiteSpace) || string.IsNullOrEmpty(reading.Rate))
        {
            return DropReason.MissingField;
        }

        if (reading.Rate.Length > LongestRate || shown.Append(reading.City).Any(text => text?.Length > LongestText))
        {
            return DropReason.TextTooLong;
        }

        return shown.Append(reading.City).Append(reading.Rate).Any(text => text is not null && text.Any(letter => letter is '<' or '>' || char.IsControl(letter))) ? DropReason.MarkupInText : null;
    }

    private static string? JudgePlace(OfferReading reading, PartnerQuery query)
    {
        if (reading is not { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 })
        {
            return DropReason.BadPosition;
        }

        // A partner may measure a little differently; a hotel in another town is another matter.
        var kilometres = new GeoPoint(reading.Latitude.Value, reading.Longitude.Value).KilometresTo(query.Centre);
        return kilometres > (query.RadiusMeters * 1.02 / 1_000) + 0.1 ? DropReason.TooFar : null;
    }

    private static string? JudgeDates(OfferReading reading, PartnerQuery query) => reading switch
    {
        { CheckIn: null } or { CheckOut: null } => DropReason.MissingField,
        _ when reading.CheckOut <= reading.CheckIn => DropReason.CheckOutBeforeCheckIn,
        _ when reading.CheckIn != query.Dates.CheckIn || reading.CheckOut != query.Dates.CheckOut => DropReason.OtherDates,
        _ => null,
    };

    private static string? JudgeMoney(OfferReading reading, Currency currency, PartnerQuery query, out (IReadOnlyList<Money> Nights, Money Taxes, Money Total) money)
    {
        money = default;
        var nights = reading.Nights.Select(night => Amounts.Read(night, currency, reading.InMinorUnits)).ToList();
        var (taxes, total) = (Amounts.Read(reading.Taxes, currency, reading.InMinorUnits), Amounts.Read(reading.Total, currency, reading.InMinorUnits));
        if (taxes is null || total is null || nights.Contains(null))
        {
            return DropReason.NotANumber;
        }

        if (taxes.Value.Minor < 0 || total.Value.Minor <= 0 || nights.Exists(night => night!.Value.Minor < 0))
        {
            return DropReason.NegativePrice;
        }

        if (!Amounts.IsPayable(total.Value))
        {
            return DropReason.NotPayable;
        }

        money = ([.. nights.Select(night => night!.Value)], taxes.Value, total.Value);
        return nights.Count != query.Dates.Count || money.Nights.Sum(night => night.Minor) + taxes.Value.Minor != total.Value.Minor ? DropReason.WrongSum : null;
    }

    private static List<(DateTimeOffset From, int Percent)>? Penalties(OfferReading reading)
    {
        var penalties = new List<(DateTimeOffset From, int Percent)>();
        foreach (var window in reading.Penalties)
        {
            if (window is not { From: { } from, Percent: >= 0 and <= 100 } || penalties.Count >= 10)
            {
                return null;
            }

            if (penalties.Count > 0 && (from <= penalties[^1].From || window.Percent < penalties[^1].Percent))
            {
                return null;
            }

            penalties.Add((from.ToUniversalTime(), window.Percent.Value));
        }

        return penalties;
    }
}
