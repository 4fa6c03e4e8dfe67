namespace PartnerHotels.Bookings;

/// <summary>The bookings of a partner: one for each reference, whatever is repeated or killed when.</summary>
internal sealed class Register : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Journal _journal;
    private readonly Dictionary<string, Booking> _bookings = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Hotel, string Kind, DateOnly Night), int> _booked = [];

    public Register(Journal journal)
    {
        _journal = journal;
        foreach (var state in journal.ReadAll())
        {
            Take(state);
        }
    }

    public IReadOnlyList<Booking> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _bookings.Values.OrderByDescending(booking => booking.BookedAt).ThenBy(booking => booking.Reference, StringComparer.Ordinal)];
            }
        }
    }

    public int Booked(string hotel, string kind, DateOnly night)
    {
        lock (_gate)
        {
            return _booked.GetValueOrDefault((hotel, kind, night));
        }
    }

    public Booking? Find(string reference)
    {
        lock (_gate)
        {
            return _bookings.GetValueOrDefault(reference);
        }
    }

    /// <summary>Books once: a reference that is known answers with its booking, and nothing is asked.</summary>
    /// <param name="reference">The caller's reference.</param>
    /// <param name="make">Makes the booking while nobody else can; <see langword="null"/> when it cannot be made. Takes the partner's number.</param>
    public Booking? Once(string reference, Func<string, Booking?> make)
    {
        lock (_gate)
        {
            return _bookings.TryGetValue(reference, out var before) ? before
                : make($"{_bookings.Count + 100_001}") is { } booking ? Keep(booking) : null;
        }
    }

    /// <summary>Cancels once: what is cancelled stays as it is.</summary>
    public Booking? Cancel(string reference, DateTimeOffset now, Func<Booking, long> penalty)
    {
        lock (_gate)
        {
            return !_bookings.TryGetValue(reference, out var booking) ? null
                : booking.CancelledAt is null ? Keep(booking with { CancelledAt = now, Penalty = penalty(booking) }) : booking;
        }
    }

    public void Dispose() => _journal.Dispose();

    private Booking Keep(Booking state)
    {
        _journal.Append(state);
        Take(state);
        return state;
    }

    private void Take(Booking state)
    {
        Count(_bookings.GetValueOrDefault(state.Reference), -1);
        _bookings[state.Reference] = state;
        Count(state, 1);
    }

    private void Count(Booking? state, int sign)
    {
        if (state is not { CancelledAt: null })
        {
            return;
        }

        for (var night = state.CheckIn; night < state.CheckOut; night = night.AddDays(1))
        {
            var key = (state.Hotel, state.Kind, night);
            _booked[key] = _booked.GetValueOrDefault(key) + (sign * state.Rooms);
        }
    }
}
