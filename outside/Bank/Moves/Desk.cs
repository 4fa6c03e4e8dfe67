using Bank.Books;

namespace Bank.Moves;

/// <summary>Where every change to the books begins; tells the courier that there may be something to deliver.</summary>
internal sealed class Desk(BankBooks books, BankClock clock, BankAddress address)
{
    private readonly SemaphoreSlim _news = new(0, 1);

    /// <summary>Does a change as a whole.</summary>
    public T Do<T>(Origin origin, Func<Work, T> move)
    {
        var answer = books.Change(change => move(new Work(change, clock, address.Value, origin)));
        TellCourier();
        return answer;
    }

    /// <summary>Does a change as a whole, and returns once it is durable.</summary>
    public async Task<T> DoAsync<T>(Origin origin, Func<Work, T> move)
    {
        var answer = Do(origin, move);
        await books.DurableAsync();
        return answer;
    }

    /// <summary>Waits for news, for so long at most.</summary>
    public Task NewsAsync(TimeSpan longest, CancellationToken cancellationToken) => _news.WaitAsync(longest, cancellationToken);

    public void TellCourier()
    {
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // The courier has been told already.
        }
    }
}

/// <summary>The address under which guests and programs reach the bank; known once it listens.</summary>
internal sealed class BankAddress
{
    public string Value { get; set; } = "";
}
