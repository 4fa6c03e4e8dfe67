using System.Buffers;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>E-mail addresses as people type them, held to the form that HTML's own field for them has.</summary>
internal static class EmailAddress
{
    private static readonly SearchValues<char> Local =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-");

    private static readonly SearchValues<char> Label = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>What is wrong with it, as the sentence for its field; <see langword="null"/> when it can be one.</summary>
    public static string? Problem(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return "Enter an e-mail address with an @ sign";
        }

        var (local, domain) = (address[..at], address[(at + 1)..]);
        if (local.Length == 0 || local.AsSpan().ContainsAnyExcept(Local))
        {
            return "Enter letters, digits or dots before the @ of the e-mail address, without spaces";
        }

        return domain.Split('.').All(static label => label is { Length: >= 1 and <= 63 } and [not '-', ..] and [.., not '-'] && !label.AsSpan().ContainsAnyExcept(Label))
            ? null
            : "Enter where the e-mail address is at after its @, such as example.org";
    }
}
