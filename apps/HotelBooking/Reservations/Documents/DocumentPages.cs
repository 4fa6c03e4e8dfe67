using System.Security.Cryptography;
using System.Text;
using HotelBooking.Reservations.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Documents;

/// <summary>Hands out receipts to whoever has their key; to everybody else they do not exist.</summary>
internal sealed class DocumentPages(SecretKeys keys, Database database)
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/documents/{reservation}/receipt.pdf",
        (string reservation, string? key, DocumentPages pages, HttpContext context) => pages.GetReceiptAsync(reservation, key ?? "", context));

    private static bool Opens(string given, string key) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));

    private static ValueTask<Receipt?> ReadAsync(Reader reader, Guid id) => reader.QueryFirstAsync<Receipt>(
        "select d.pdf, r.locator from documents d join reservations r on r.id = d.reservation_id where d.reservation_id = @id", new { id });

    private async Task<IResult> GetReceiptAsync(string reservation, string key, HttpContext context)
    {
        var aborted = context.RequestAborted;
        if (!Guid.TryParseExact(reservation, "D", out var id) || !Opens(key, (await keys.RingAsync(aborted)).DocumentKey(id))
            || await database.ReadAsync(reader => ReadAsync(reader, id), aborted) is not { } found)
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.ContentDisposition = $"inline; filename=\"receipt-{found.Locator}.pdf\"";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(found.Pdf, "application/pdf");
    }

    private sealed record Receipt(byte[] Pdf, string Locator);
}
