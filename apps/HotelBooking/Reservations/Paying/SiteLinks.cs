using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Keys;
using Posthouse.Calls;
using Posthouse.Hosting;

namespace HotelBooking.Reservations.Paying;

/// <summary>Addresses of this application's own pages.</summary>
internal sealed class SiteLinks(PublicAddress origin)
{
    /// <summary>The page of a reservation, with the key that opens it.</summary>
    public async ValueTask<Uri> BookingAsync(Guid id, SecretKeys.KeyRing keys, CancellationToken cancellationToken) =>
        new(await origin.GetAsync(cancellationToken), $"/bookings/open?key={keys.AccessKey(id)}");

    /// <summary>The receipt's PDF.</summary>
    public async ValueTask<Uri> ReceiptAsync(Guid id, SecretKeys.KeyRing keys, CancellationToken cancellationToken) =>
        new(await origin.GetAsync(cancellationToken), BookingView.PathOf(id, keys));

    /// <summary>Refuses addresses to which a browser would be sent away from this application.</summary>
    /// <exception cref="InvalidArgumentException">One of them is elsewhere.</exception>
    public async ValueTask CheckAsync(StartPaymentRequest request, CancellationToken cancellationToken)
    {
        var here = await origin.GetAsync(cancellationToken);
        List<FieldViolation> violations =
        [
            .. Elsewhere("return_url", request.ReturnUrl, here),
            .. Elsewhere("back_url", request.BackUrl, here),
        ];
        if (violations.Count > 0)
        {
            throw new InvalidArgumentException(violations);
        }
    }

    private static IEnumerable<FieldViolation> Elsewhere(string field, string address, Uri here)
    {
        // A machine calls itself by several names.
        var isHere = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port == here.Port && uri.Scheme == here.Scheme
            && uri.UserInfo.Length == 0 && (string.Equals(uri.Host, here.Host, StringComparison.OrdinalIgnoreCase) || (uri.IsLoopback && here.IsLoopback));
        return isHere ? [] : [new FieldViolation(field, $"Give an address of this application: {here}…")];
    }
}
