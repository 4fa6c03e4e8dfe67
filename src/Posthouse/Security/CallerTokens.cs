using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Posthouse.Security;

/// <summary>
/// Makes and verifies the tokens by which a process proves to another which component calls and for whom: component, person, process and expiry, signed with the
/// cluster's key (HMAC-SHA256). A token is sent again until half of its life is over, and verified once: both sides keep what they computed.
/// </summary>
public sealed class CallerTokens
{
    /// <summary>Metadata key (and HTTP header) that carries a token.</summary>
    public const string MetadataKey = "posthouse-caller";

    private const string Version = "2";
    private const int MostRemembered = 1_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly byte[] _key;
    private readonly string _process;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<Caller, Issued> _issued = [];
    private readonly ConcurrentDictionary<string, Verified> _verified = new(StringComparer.Ordinal);

    /// <summary>Prepares tokens for one process.</summary>
    /// <param name="key">The cluster's key.</param>
    /// <param name="process">Name of the process that uses the tokens made here.</param>
    /// <param name="time">The real clock: tokens outlive no shift of a test's clock.</param>
    public CallerTokens(ClusterKey key, string process, TimeProvider time)
    {
        _key = key.Derive("posthouse caller token"u8);
        _process = process;
        _time = time;
    }

    /// <summary>A token that says: this component calls, for this person.</summary>
    /// <param name="caller">The calling component; <see cref="Caller.Outside"/> for the process itself.</param>
    public string For(Caller caller)
    {
        var now = _time.GetUtcNow();
        if (_issued.TryGetValue(caller, out var issued) && now < issued.RenewAt)
        {
            return issued.Token;
        }

        issued = new Issued(Sign(caller, now + Lifetime), now + (Lifetime / 2));
        Remember(_issued, caller, issued);
        return issued.Token;
    }

    /// <summary>Verifies a token.</summary>
    /// <param name="token">What came with the call; may be absent.</param>
    /// <param name="claims">What the token says, when it is genuine and not expired.</param>
    /// <returns>Whether the token was made with this cluster's key and has not expired.</returns>
    public bool TryVerify(string? token, [NotNullWhen(true)] out CallerClaims? claims)
    {
        claims = null;
        if (string.IsNullOrEmpty(token))
        {
            return false;
        }

        if (!_verified.TryGetValue(token, out var verified))
        {
            if (Read(token) is not { } read)
            {
                return false;
            }

            Remember(_verified, token, verified = read);
        }

        if (_time.GetUtcNow() >= verified.ExpiresAt)
        {
            _verified.TryRemove(token, out _);
            return false;
        }

        claims = verified.Claims;
        return true;
    }

    private string Sign(Caller caller, DateTimeOffset expiresAt)
    {
        var body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}\n{caller.Name}\n{caller.UserId}\n{_process}\n{expiresAt.ToUnixTimeSeconds()}"));
        return $"{Base64Url.EncodeToString(body)}.{Base64Url.EncodeToString(HMACSHA256.HashData(_key, body))}";
    }

    private Verified? Read(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !Base64Url.IsValid(token.AsSpan(0, dot)) || !Base64Url.IsValid(token.AsSpan(dot + 1)))
        {
            return null;
        }

        var body = Base64Url.DecodeFromChars(token.AsSpan(0, dot));
        var signature = Base64Url.DecodeFromChars(token.AsSpan(dot + 1));
        if (!CryptographicOperations.FixedTimeEquals(signature, HMACSHA256.HashData(_key, body)))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(body).Split('\n');
        return parts is [Version, var subject, var person, var process, var seconds] && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var expiry)
            ? new Verified(new CallerClaims((subject.Length == 0 ? Caller.Outside : Caller.Component(subject)).For(UserId.TryParse(person, out var user) ? user : null), process), DateTimeOffset.FromUnixTimeSeconds(expiry))
            : null;
    }

    private static void Remember<TKey, TValue>(ConcurrentDictionary<TKey, TValue> table, TKey key, TValue value)
        where TKey : notnull
    {
        if (table.Count >= MostRemembered)
        {
            table.Clear();
        }

        table[key] = value;
    }

    private sealed record Issued(string Token, DateTimeOffset RenewAt);

    private sealed record Verified(CallerClaims Claims, DateTimeOffset ExpiresAt);
}
