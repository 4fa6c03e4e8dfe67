using System.Buffers.Text;
using System.Security.Cryptography;
using Google.Protobuf;
using HotelBooking.Contracts.Partners.V1;
using Posthouse.Calls;
using Posthouse.Storage;

namespace HotelBooking.Partners.Offers;

/// <summary>
/// Puts an offer into a token that nobody else can make: the offer itself, signed (HMAC-SHA256) with a key of this component's database. So nothing is kept of the thousands
/// of offers that nobody books, and what is booked is exactly what was shown.
/// </summary>
internal sealed class OfferSeal(Database database)
{
    private byte[]? _key;

    /// <summary>Fetches the key, made at the first use; before anything is sealed.</summary>
    public async ValueTask PrepareAsync(CancellationToken cancellationToken) => _key ??= await database.WriteAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync(
                "insert into signing_keys (id, secret) values (1, @secret) on conflict (id) do nothing", new { secret = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes) });
            return await transaction.QuerySingleAsync<byte[]>("select secret from signing_keys where id = 1");
        },
        cancellationToken);

    /// <summary>Makes a token.</summary>
    public string Seal(SealedOffer offer)
    {
        var content = offer.ToMessage().ToByteArray();
        return Base64Url.EncodeToString([.. HMACSHA256.HashData(Key, content), .. content]);
    }

    /// <summary>Opens a token, expired or not.</summary>
    /// <exception cref="InvalidArgumentException">It was not made here, or was altered.</exception>
    public SealedOffer Open(string token)
    {
        var bytes = Base64Url.IsValid(token) ? Base64Url.DecodeFromChars(token) : [];
        if (bytes.Length <= HMACSHA256.HashSizeInBytes)
        {
            throw Forged();
        }

        var content = bytes.AsSpan(HMACSHA256.HashSizeInBytes);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, HMACSHA256.HashSizeInBytes), HMACSHA256.HashData(Key, content))
            ? SealedOffer.From(CheckPriceResponse.Parser.ParseFrom(content.ToArray()))
            : throw Forged();
    }

    private byte[] Key => _key ?? throw new InvalidOperationException("The key is fetched before offers are sealed.");

    private static InvalidArgumentException Forged() => new("This is no offer of ours: search again.", PartnerReason.OfferForged);
}
