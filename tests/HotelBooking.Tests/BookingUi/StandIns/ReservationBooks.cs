using System.Collections.Concurrent;
using HotelBooking.Contracts.Reservations.V1;

namespace HotelBooking.Tests.BookingUi.StandIns;

/// <summary>What the stand-in for Reservations knows; tests put reservations into it and read from it what pages did.</summary>
internal sealed class ReservationBooks(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Reservation> _byKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<string>> _held = new(StringComparer.Ordinal);
    private int _number;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Keys of the holds taken, by idempotency key.</summary>
    public IReadOnlyCollection<string> HoldKeys => [.. _held.Keys];

    /// <summary>What was sent to begin payments, in order.</summary>
    public ConcurrentQueue<StartPaymentRequest> Payments { get; } = new();

    /// <summary>Idempotency keys of cancellations, in order.</summary>
    public ConcurrentQueue<string> Cancellations { get; } = new();

    /// <summary>Access keys that were added to an account.</summary>
    public ConcurrentQueue<string> Attached { get; } = new();

    /// <summary>Where the bank's page is.</summary>
    public string PaymentUrl { get; set; } = "http://bank.example/pay/1";

    /// <summary>What happens when the bank is asked how a payment stands; nothing by default.</summary>
    public Action<Reservation> Settle { get; set; } = _ => { };

    /// <summary>Keeps a reservation.</summary>
    /// <returns>The key that opens it.</returns>
    public string Put(Func<DateTimeOffset, string, Reservation> make)
    {
        var number = Interlocked.Increment(ref _number);
        var key = $"key-{number:0000}-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";
        _byKey[key] = make(Now, $"01890a5d-ac96-774b-bcce-{number:000000000000}");
        return key;
    }

    public Reservation? Find(string key) => _byKey.GetValueOrDefault(key);

    public (Reservation Reservation, string Key)? FindByLocator(string locator, string email) =>
        _byKey.Where(entry => entry.Value.Booker?.Email == email && entry.Value.Locator == locator).Select(entry => ((Reservation, string)?)(entry.Value, entry.Key)).FirstOrDefault();

    public string HoldOnce(string idempotencyKey, Func<string> hold) => _held.GetOrAdd(idempotencyKey, _ => new Lazy<string>(hold)).Value;

    public IEnumerable<KeyValuePair<string, Reservation>> All => _byKey;
}
