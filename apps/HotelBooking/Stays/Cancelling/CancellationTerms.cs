using Google.Protobuf.WellKnownTypes;
using Posthouse.Values;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Stays.Cancelling;

/// <summary>The terms of cancelling one stay, fixed when it was quoted.</summary>
/// <param name="TimeZone">IANA time zone in which the deadlines are told: the hotel's.</param>
/// <param name="NoShowPenalty">What is kept when the guest does not come, or leaves early.</param>
public sealed record CancellationTerms(string TimeZone, Money NoShowPenalty)
{
    /// <summary>Ordered by their beginning; before the first one cancelling is free.</summary>
    public required IReadOnlyList<CancellationWindow> Windows { get; init; }

    /// <summary>Until when cancelling is free (UTC, exclusive); <see langword="null"/> when it never was.</summary>
    public DateTimeOffset? FreeUntil { get; init; }

    /// <summary>The terms as sentences in English, deadlines in hotel time.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>Reads terms from a message.</summary>
    /// <param name="wire">The message.</param>
    /// <exception cref="FormatException">A penalty is no amount, or the windows are out of order.</exception>
    public static CancellationTerms From(Wire.CancellationTerms wire)
    {
        ArgumentNullException.ThrowIfNull(wire);
        var windows = wire.Windows.Select(window => new CancellationWindow(Instant(window.From), Money.From(window.Penalty ?? new()))).ToArray();
        if (windows.Zip(windows.Skip(1)).Any(pair => pair.First.From > pair.Second.From))
        {
            throw new FormatException("The windows of cancelling are out of order.");
        }

        return new CancellationTerms(wire.TimeZone, Money.From(wire.NoShowPenalty ?? new()))
        {
            Windows = windows,
            FreeUntil = wire.FreeUntil?.ToDateTimeOffset(),
            Sentences = [.. wire.Sentences],
        };
    }

    /// <summary>The terms as a message.</summary>
    public Wire.CancellationTerms ToProto() => new()
    {
        Windows = { Windows.Select(window => new Wire.CancellationWindow { From = window.From.ToTimestamp(), Penalty = window.Penalty.ToProto() }) },
        FreeUntil = FreeUntil?.ToTimestamp(),
        TimeZone = TimeZone,
        NoShowPenalty = NoShowPenalty.ToProto(),
        Sentences = { Sentences },
    };

    private static DateTimeOffset Instant(Timestamp? wire) => wire?.ToDateTimeOffset() ?? throw new FormatException("A window of cancelling has no beginning.");
}
