namespace Adopted.Luggage;

/// <summary>A bag with its ticket.</summary>
internal sealed record Bag(int Ticket, string Description, int Grams, string Traveller);

/// <summary>Where the bags stand.</summary>
internal sealed class Shelf
{
    private readonly Lock _lock = new();
    private readonly List<Bag> _bags = [];
    private readonly Dictionary<int, TaskCompletionSource<Bag>> _awaited = [];

    public int Put(string description, int grams, string traveller)
    {
        lock (_lock)
        {
            var bag = new Bag(_bags.Count + 1, description, grams, traveller);
            _bags.Add(bag);
            if (_awaited.Remove(bag.Ticket, out var waiting))
            {
                waiting.SetResult(bag);
            }

            return bag.Ticket;
        }
    }

    public IReadOnlyList<Bag> BagsOf(string traveller)
    {
        lock (_lock)
        {
            return _bags.FindAll(bag => bag.Traveller == traveller);
        }
    }

    public Task<Bag> WaitForAsync(int ticket, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (ticket >= 1 && ticket <= _bags.Count)
            {
                return Task.FromResult(_bags[ticket - 1]);
            }

            if (!_awaited.TryGetValue(ticket, out var waiting))
            {
                _awaited[ticket] = waiting = new TaskCompletionSource<Bag>(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return waiting.Task.WaitAsync(cancellationToken);
        }
    }
}
