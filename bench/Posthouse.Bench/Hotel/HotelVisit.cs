using System.Collections.Concurrent;
using Posthouse.Bench.Search;

namespace Posthouse.Bench.Hotel;

/// <summary>The load on one running program: the same journeys in the same order, whatever the topology.</summary>
internal sealed class HotelVisit : IDisposable
{
    private readonly IReadOnlyList<Journey> _journeys;
    private readonly WrongAnswers _wrong;
    private readonly CardPage _card = new();
    private readonly HotelBooks _books;
    private readonly Traveller _traveller;
    private readonly ConcurrentQueue<BookedStay> _booked = new();
    private int _searches = -1;
    private int _bookings = -1;

    public HotelVisit(HotelProgram hotel, IReadOnlyList<Journey> journeys, WrongAnswers wrong)
    {
        (Hotel, _journeys, _wrong) = (hotel, journeys, wrong);
        _books = new HotelBooks(hotel.Data);
        _traveller = new Traveller(hotel, _card, wrong);
    }

    public HotelProgram Hotel { get; }

    public int Booked => _booked.Count;

    public Task<JourneyLoad> SearchesAsync(TimeSpan time) => JourneyLoad.MeasureAsync(
        Hotel, () => _traveller.SearchAsync(Next(ref _searches).Journey), static () => Task.CompletedTask, time);

    public Task<JourneyLoad> BookingsAsync(TimeSpan time) => JourneyLoad.MeasureAsync(Hotel, BookAsync, _books.SettledAsync, time);

    /// <summary>Compares inventory, reservations and bank with what the travellers were told.</summary>
    public async Task CheckAsync()
    {
        _books.Check(Hotel.Topology, _wrong);
        await MoneyCheck.RunAsync(Hotel, _booked, _books.Confirmed, _wrong);
    }

    public void Dispose()
    {
        _books.Dispose();
        _card.Dispose();
    }

    private async Task<bool> BookAsync()
    {
        var (journey, number) = Next(ref _bookings);
        if (await _traveller.BookAsync(journey, number) is not { } stay)
        {
            return false;
        }

        _booked.Enqueue(stay);
        return true;
    }

    private (Journey Journey, int Number) Next(ref int counter)
    {
        var number = Interlocked.Increment(ref counter);
        return (_journeys[number % _journeys.Count], number);
    }
}
