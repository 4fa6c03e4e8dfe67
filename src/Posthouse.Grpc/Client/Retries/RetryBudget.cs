namespace Posthouse.Grpc.Client;

/// <summary>
/// The token bucket that keeps a channel from drowning a sick server in repetitions (gRPC proposal A6, "throttling"). Counted in thousandths. Safe for
/// concurrent use.
/// </summary>
/// <param name="maxTokens">Tokens at the start and at most.</param>
/// <param name="tokenRatio">What a success gives back, in tokens.</param>
internal sealed class RetryBudget(int maxTokens, double tokenRatio)
{
    private const int Thousand = 1_000;

    private readonly int _most = maxTokens * Thousand;
    private readonly int _gain = Math.Max(1, (int)Math.Min(tokenRatio * Thousand, maxTokens * (double)Thousand));
    private int _tokens = maxTokens * Thousand;

    /// <summary>Whether a call may be made again now.</summary>
    internal bool Allows => Volatile.Read(ref _tokens) > _most / 2;

    internal void Fail() => Change(-Thousand);

    internal void Succeed()
    {
        if (Volatile.Read(ref _tokens) < _most)
        {
            Change(_gain);
        }
    }

    private void Change(int by)
    {
        int before, after;
        do
        {
            before = Volatile.Read(ref _tokens);
            after = Math.Clamp(before + by, 0, _most);
        }
        while (Interlocked.CompareExchange(ref _tokens, after, before) != before);
    }
}
