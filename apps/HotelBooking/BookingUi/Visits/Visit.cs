using System.Security.Cryptography;
using System.Text.Json;
using HotelBooking.BookingUi.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Posthouse.Look.Forms;
using Posthouse.Security;

namespace HotelBooking.BookingUi.Visits;

/// <summary>
/// What this browser keeps between requests, sealed in one cookie that scripts cannot read: the keys of its reservations and its last searches.
/// One for each request.
/// </summary>
internal sealed class Visit(IDataProtectionProvider protection, IAntiforgery antiforgery)
{
    private const string CookieName = "posthouse-visit";
    private const int MostReservations = 16;
    private const int MostSearches = 3;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    private readonly IDataProtector _protector = protection.CreateProtector("HotelBooking.BookingUi.Visit");
    private KeptVisit _kept = KeptVisit.Empty;
    private HttpContext? _http;

    /// <summary>The request.</summary>
    /// <exception cref="InvalidOperationException">The request did not come through the site's pages.</exception>
    public HttpContext Http => _http ?? throw new InvalidOperationException("The visit has not begun.");

    /// <summary>A secret of this browser, the same for all its tabs; known once one of its forms was accepted.</summary>
    public string FormSecret => Http.Request.Cookies[SiteServices.FormCookie] ?? "";

    /// <summary>Who is signed in; <see langword="null"/> when nobody is.</summary>
    public SignedInUser? User => _http?.Features.Get<SignedInUser>();

    /// <summary>The last searches, the latest first.</summary>
    public IReadOnlyList<KeptSearch> Searches => _kept.Searches;

    /// <summary>The reservations whose keys this browser has, the latest first.</summary>
    public IEnumerable<string> Reservations => _kept.Keys.Select(key => key.Reservation);

    /// <summary>The proof that a form comes from this site; asking for it sets its cookie.</summary>
    public FormToken Token
    {
        get
        {
            var tokens = antiforgery.GetAndStoreTokens(Http);
            return new FormToken(tokens.FormFieldName, tokens.RequestToken!);
        }
    }

    /// <summary>Opens the cookie. One that cannot be opened counts as none.</summary>
    public void Begin(HttpContext http)
    {
        _http = http;
        if (http.Request.Cookies[CookieName] is { Length: > 0 and < 8192 } cookie)
        {
            try
            {
                _kept = JsonSerializer.Deserialize(_protector.Unprotect(cookie), VisitJson.Default.KeptVisit) ?? KeptVisit.Empty;
            }
            catch (Exception unreadable) when (unreadable is CryptographicException or FormatException or JsonException)
            {
                // Somebody's own doing, or sealed before the keys were lost: the visit starts anew.
                _kept = KeptVisit.Empty;
            }
        }
    }

    /// <summary>Whether a form that was sent comes from a page that this site showed to this browser.</summary>
    public Task<bool> SentByUsAsync() => antiforgery.IsRequestValidAsync(Http);

    /// <summary>The key that opens a reservation; <see langword="null"/> when this browser has none.</summary>
    public string? KeyOf(string reservationId) => _kept.Keys.FirstOrDefault(key => key.Reservation == reservationId)?.Key;

    /// <summary>Keeps the key of a reservation. Call before the page begins.</summary>
    public void Keep(string reservationId, string accessKey) => Write(_kept with
    {
        Keys = [new KeptKey(reservationId, accessKey), .. _kept.Keys.Where(key => key.Reservation != reservationId).Take(MostReservations - 1)],
    });

    /// <summary>Keeps a search among the last ones. Call before the page begins.</summary>
    public void Remember(KeptSearch search)
    {
        if (_kept.Searches is not [var latest, ..] || latest != search)
        {
            Write(_kept with { Searches = [search, .. _kept.Searches.Where(other => other.Words != search.Words).Take(MostSearches - 1)] });
        }
    }

    private void Write(KeptVisit kept)
    {
        _kept = kept;
        Http.Response.Cookies.Append(
            CookieName,
            _protector.Protect(JsonSerializer.Serialize(kept, VisitJson.Default.KeptVisit)),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, MaxAge = KeptFor, IsEssential = true, Path = "/" });
    }
}
