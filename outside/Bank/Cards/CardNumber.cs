using System.Security.Cryptography;
using System.Text;

namespace Bank.Cards;

/// <summary>A card number while it is being looked at; never kept, printed or logged.</summary>
internal readonly struct CardNumber
{
    private readonly string _digits;

    private CardNumber(string digits) => _digits = digits;

    public string Last4 => _digits[^4..];

    public int CodeLength => Brand == "amex" ? 4 : 3;

    public string Brand => _digits switch
    {
        ['4', ..] => "visa",
        ['3', '4' or '7', ..] => "amex",
        ['5', >= '1' and <= '5', ..] => "mastercard",
        ['2', >= '2' and <= '7', ..] => "mastercard",
        ['6', '0' or '4' or '5', ..] => "discover",
        ['3', '5', ..] => "jcb",
        ['3', '0' or '6' or '8', ..] => "diners",
        ['6', '2', ..] => "unionpay",
        _ => "unknown",
    };

    public string Behaviour => TestCards.BehaviourOf(_digits);

    /// <summary>Takes what a person typed, spaces and hyphens included.</summary>
    /// <returns><see langword="false"/> when it is no card number: not 12 to 19 digits, or the last one does not fit the others (ISO/IEC 7812-1, Luhn).</returns>
    public static bool TryParse(string typed, out CardNumber number)
    {
        var digits = string.Concat(typed.Where(letter => letter is not (' ' or '-' or '\u00a0' or '\u2009')));
        number = new CardNumber(digits);
        return digits.Length is >= 12 and <= 19 && digits.All(char.IsAsciiDigit) && HasCheckDigit(digits);
    }

    /// <summary>The same for the same number at this bank, and of no use anywhere else.</summary>
    public string Fingerprint(string key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(_digits)))[..16];

    public override string ToString() => "(card)";

    private static bool HasCheckDigit(string digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[digits.Length - 1 - place] - '0';
            sum += place % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }
}
