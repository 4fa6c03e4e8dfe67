namespace HotelBooking.BookingUi.Checkout;

/// <summary>Where the bank's pages are, so that the checkout form may lead there.</summary>
internal sealed record BankAddress
{
    /// <summary>An address at the bank's origin. Default: none; the browser is then led there by a page of ours.</summary>
    public Uri? BankUrl { get; init; }

    /// <summary>Whether an address is at the bank.</summary>
    public bool Has(Uri address) => BankUrl is not null && Uri.Compare(BankUrl, address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
