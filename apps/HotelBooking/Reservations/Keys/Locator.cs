using System.Security.Cryptography;

namespace HotelBooking.Reservations.Keys;

/// <summary>What people write and say: nine characters that are not mistaken for each other, 45 bits.</summary>
internal static class Locator
{
    public const int Length = 9;

    /// <summary>32 characters: no I next to 1, no O next to 0.</summary>
    public const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>A locator as somebody has written it: case, spaces and hyphens do not count.</summary>
    public static string Plain(string written) => new([.. written.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
}
