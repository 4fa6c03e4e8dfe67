using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HotelBooking.BookingUi.Criteria;
using HotelBooking.Stays;
using Microsoft.AspNetCore.Http;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>Reads the hidden fields of <see cref="ChooseOffer"/>. They are not typed by anybody, so what does not fit was tampered with or cut off.</summary>
internal static class OfferForm
{
    private const int LongestId = 60;
    private const int LongestToken = 4000;
    private const int LongestOnce = 64;

    /// <summary>The choice that was sent, and the mark of the form that sent it.</summary>
    public static bool TryRead(IFormCollection form, [NotNullWhen(true)] out OfferChoice? choice, out string once)
    {
        choice = null;
        once = form["once"].ToString();
        var (hotel, room, plan, token) = (form["hotel"].ToString(), form["room"].ToString(), form["plan"].ToString(), form["offer"].ToString());
        var isOwn = token.Length == 0 && IsId(hotel) && IsId(room) && IsId(plan);
        var isPartners = IsText(token, LongestToken) && (hotel.Length == 0 || IsId(hotel)) && room.Length == 0 && plan.Length == 0;
        if (!IsText(once, LongestOnce) || !(isOwn || isPartners) || !RoomsText.TryRead(form["rooms"], out var rooms) || !TryDates(form, out var dates))
        {
            return false;
        }

        choice = new OfferChoice(new StayQuery(dates, rooms))
        {
            HotelId = hotel,
            RoomTypeId = room,
            RatePlanId = plan,
            PartnerOfferToken = token,
            Shown = Amount(form["total"].ToString()),
        };
        return true;
    }

    private static bool TryDates(IFormCollection form, out StayDates dates)
    {
        dates = default;
        if (!TryDay(form["in"].ToString(), out var checkIn) || !TryDay(form["out"].ToString(), out var checkOut)
            || checkOut.DayNumber - checkIn.DayNumber is < 1 or > StayDates.MaxNights)
        {
            return false;
        }

        dates = new StayDates(checkIn, checkOut);
        return true;
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static Money? Amount(string code) =>
        code.Length is > 3 and <= 22 && Currency.TryOf(code[..3], out var currency)
        && long.TryParse(code.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new Money(minor, currency)
            : null;

    private static bool IsId(string text) =>
        text.Length is > 0 and <= LongestId && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':');

    private static bool IsText(string text, int longest) => text.Length > 0 && text.Length <= longest && text.All(static letter => letter is > ' ' and <= '~');
}
