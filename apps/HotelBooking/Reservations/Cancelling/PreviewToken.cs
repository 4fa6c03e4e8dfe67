using System.Buffers.Text;
using System.Globalization;
using System.Text;
using HotelBooking.Reservations.Keys;

namespace HotelBooking.Reservations.Cancelling;

/// <summary>What a cancellation would cost, as a text that its holder cannot alter: reservation, amounts, end of the promise, signed (HMAC-SHA256).</summary>
internal sealed record PreviewToken(Guid Reservation, long PenaltyMinor, long RefundMinor, DateTimeOffset ExpiresAt)
{
    private const string Purpose = "preview 1";

    public string ToText(SecretKeys.KeyRing keys)
    {
        var content = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Reservation:D}|{PenaltyMinor}|{RefundMinor}|{ExpiresAt.ToUnixTimeMilliseconds()}"));
        return $"{Base64Url.EncodeToString(content)}.{Base64Url.EncodeToString(keys.Sign(Purpose, content))}";
    }

    /// <summary>The preview of a text; <see langword="null"/> when it was not made with our key.</summary>
    public static PreviewToken? Read(string text, SecretKeys.KeyRing keys)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !Base64Url.IsValid(text.AsSpan(0, dot)) || !Base64Url.IsValid(text.AsSpan(dot + 1)))
        {
            return null;
        }

        var content = Base64Url.DecodeFromChars(text.AsSpan(0, dot));
        if (!keys.Verify(Purpose, content, Base64Url.DecodeFromChars(text.AsSpan(dot + 1))))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(content).Split('|');
        return new PreviewToken(Guid.ParseExact(parts[0], "D"), Number(parts[1]), Number(parts[2]), DateTimeOffset.FromUnixTimeMilliseconds(Number(parts[3])));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
