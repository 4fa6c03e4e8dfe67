using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Keys;

/// <summary>
/// Everything that opens something: access keys of reservations, links to documents, signatures of quotes and previews. All are made from one secret and an id,
/// so that a key can be told again without being stored; the database has only its hash.
/// </summary>
internal sealed class SecretKeys(Database database, ReservationsOptions options) : IDisposable
{
    private const int KeyBytes = 24;

    private readonly SemaphoreSlim _reading = new(1);
    private byte[]? _secret;

    public async ValueTask<KeyRing> RingAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _secret) is { } known)
        {
            return new KeyRing(known);
        }

        if (options.Secret.Length > 0)
        {
            Volatile.Write(ref _secret, SHA256.HashData(Encoding.UTF8.GetBytes(options.Secret)));
            return new KeyRing(_secret!);
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            Volatile.Write(ref _secret, await FromDatabaseAsync(cancellationToken));
            return new KeyRing(_secret!);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private Task<byte[]> FromDatabaseAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync(
                "insert into shop (id, prepared, secret) values (1, 0, @secret) on conflict do nothing", new { secret = RandomNumberGenerator.GetBytes(32) });
            return await transaction.QuerySingleAsync<byte[]>("select secret from shop where id = 1");
        },
        cancellationToken);

    /// <summary>The keys, once the secret is known.</summary>
    internal readonly struct KeyRing(byte[] secret)
    {
        /// <summary>Opens a reservation: 192 bits that nobody can guess.</summary>
        public string AccessKey(Guid reservation) => Base64Url.EncodeToString(Mac("access", reservation.ToByteArray(bigEndian: true)).AsSpan(0, KeyBytes));

        /// <summary>Opens a reservation's receipt and nothing else.</summary>
        public string DocumentKey(Guid reservation) => Base64Url.EncodeToString(Mac("document", reservation.ToByteArray(bigEndian: true)).AsSpan(0, KeyBytes));

        /// <summary>Stands for an e-mail address where the address itself is not needed; case does not count.</summary>
        public byte[] EmailHash(string email) => Mac("email", Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));

        /// <summary>Signs a text for one purpose.</summary>
        public byte[] Sign(string purpose, ReadOnlySpan<byte> content) => Mac(purpose, content);

        /// <summary>Whether a signature is that of a text for one purpose; takes the same time whatever it is.</summary>
        public bool Verify(string purpose, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) =>
            CryptographicOperations.FixedTimeEquals(Mac(purpose, content), signature);

        /// <summary>What the database keeps of an access key.</summary>
        public static byte[] HashOf(string accessKey) => SHA256.HashData(Encoding.UTF8.GetBytes(accessKey));

        private byte[] Mac(string purpose, ReadOnlySpan<byte> content)
        {
            using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
            mac.AppendData(Encoding.UTF8.GetBytes($"hotel reservations, {purpose}\n"));
            mac.AppendData(content);
            return mac.GetHashAndReset();
        }
    }
}
