using System.Buffers.Text;
using System.IO.Compression;
using Google.Protobuf;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Keys;

namespace HotelBooking.Reservations.Quotes;

/// <summary>
/// A promise as a text that its holder cannot alter: compressed, signed (HMAC-SHA256), Base64 for addresses. Thirty nights in nine rooms stay below the bound of the contract.
/// </summary>
internal static class QuoteToken
{
    private const string Purpose = "quote 1";
    private const int SignatureBytes = 32;

    public static string Of(Promise promise, SecretKeys.KeyRing keys)
    {
        using var content = new MemoryStream();
        using (var packing = new DeflateStream(content, CompressionLevel.Fastest, leaveOpen: true))
        {
            promise.Message.WriteDelimitedTo(packing);
            new QuoteRequest { PartnerOfferToken = promise.PartnerOffer }.WriteDelimitedTo(packing);
        }

        content.Write(keys.Sign(Purpose, content.ToArray()));
        return Base64Url.EncodeToString(content.ToArray());
    }

    /// <summary>The promise of a token; <see langword="null"/> when it was not made with our key.</summary>
    public static Promise? Read(string token, SecretKeys.KeyRing keys)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= SignatureBytes || !keys.Verify(Purpose, bytes.AsSpan(0, bytes.Length - SignatureBytes), bytes.AsSpan(bytes.Length - SignatureBytes)))
        {
            return null;
        }

        using var unpacking = new DeflateStream(new MemoryStream(bytes, 0, bytes.Length - SignatureBytes), CompressionMode.Decompress);
        return new Promise(QuoteResponse.Parser.ParseDelimitedFrom(unpacking), QuoteRequest.Parser.ParseDelimitedFrom(unpacking).PartnerOfferToken);
    }
}
