using System.Globalization;
using Bank.Books;
using Bank.Cards;

namespace Bank.Counter;

/// <summary>Something to put right, and the field where.</summary>
public sealed record Complaint(string Field, string Words);

/// <summary>What a guest typed into the card page.</summary>
public sealed class CardForm
{
    private static readonly char[] Breaks = ['/', '-', ' ', '.'];

    private readonly List<Complaint> _complaints = [];

    private CardForm(string expiry, string holder)
    {
        Expiry = expiry;
        Holder = holder;
    }

    public string Expiry { get; }

    public string Holder { get; }

    public IReadOnlyList<Complaint> Complaints => _complaints;

    /// <summary>The card; only when there is nothing to complain about.</summary>
    public Card? Card { get; private set; }

    public static CardForm Empty { get; } = new("", "");

    /// <summary>A fresh form after an attempt that failed: all but number and code is still there.</summary>
    public static CardForm After(Charge? charge) => charge is null
        ? Empty
        : new CardForm($"{charge.Card.ExpiryMonth:00} / {charge.Card.ExpiryYear % 100:00}", charge.HolderName);

    public static CardForm Of(IFormCollection typed, DateTimeOffset now, string fingerprintKey)
    {
        var form = new CardForm(typed["expiry"].ToString().Trim(), typed["name"].ToString().Trim());
        var number = form.CheckNumber(typed["number"].ToString());
        var (month, year) = form.CheckExpiry(now);
        form.CheckCode(typed["code"].ToString().Trim(), number);
        form.CheckHolder();
        if (form._complaints.Count == 0 && number is { } card)
        {
            form.Card = new Card(card.Brand, card.Last4, month, year, card.Fingerprint(fingerprintKey), card.Behaviour);
        }

        return form;
    }

    public string? ComplaintAbout(string field) => _complaints.Find(complaint => complaint.Field == field)?.Words;

    private CardNumber? CheckNumber(string typed)
    {
        if (typed.Trim().Length == 0)
        {
            _complaints.Add(new Complaint("number", "Enter the card number."));
        }
        else if (CardNumber.TryParse(typed, out var number))
        {
            return number;
        }
        else
        {
            _complaints.Add(new Complaint("number", "This card number has a digit wrong or missing: compare it with your card."));
        }

        return null;
    }

    private (int Month, int Year) CheckExpiry(DateTimeOffset now)
    {
        var parts = Expiry.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is [{ Length: 4 } glued] && glued.All(char.IsAsciiDigit))
        {
            parts = [glued[..2], glued[2..]];
        }

        if (parts is not [var first, { Length: 2 or 4 } second]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            _complaints.Add(new Complaint("expiry", "Enter the expiry date as on the card, month and year: 09 / 29."));
            return default;
        }

        year = year < 100 ? 2000 + year : year;
        if (year < now.Year || (year == now.Year && month < now.Month))
        {
            _complaints.Add(new Complaint("expiry", "This card has expired: use another card."));
        }
        else if (year > now.Year + 50)
        {
            _complaints.Add(new Complaint("expiry", "Compare the year with your card: it is too far ahead."));
        }

        return (month, year);
    }

    private void CheckCode(string code, CardNumber? number)
    {
        var length = number?.CodeLength;
        var fits = code.All(char.IsAsciiDigit) && (length is null ? code.Length is 3 or 4 : code.Length == length);
        if (!fits)
        {
            _complaints.Add(new Complaint("code", $"Enter the {(length ?? 3) switch { 4 => "four digits on the front of the card", _ => "three digits on the back of the card" }}."));
        }
    }

    private void CheckHolder()
    {
        if (Holder.Length is 0 or > 100)
        {
            _complaints.Add(new Complaint("name", Holder.Length == 0 ? "Enter the name on the card." : "Shorten the name to 100 letters."));
        }
        else if (Holder.Any(char.IsControl))
        {
            _complaints.Add(new Complaint("name", "Take the characters out of the name that cannot be printed."));
        }
        else if (Holder.Count(char.IsAsciiDigit) >= 12)
        {
            _complaints.Add(new Complaint("name", "Enter the name on the card here, not its number."));
        }
    }
}
