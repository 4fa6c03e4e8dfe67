using System.Text.RegularExpressions;

namespace Users.Outgoing.Transports;

/// <summary>How an attempt to hand over a mail ended, and what the other side said, without addresses and on one line.</summary>
internal sealed partial record Delivery
{
    private const int LongestAnswer = 500;

    private Delivery(DeliveryOutcome outcome, string answer) => (Outcome, Answer) = (outcome, Clean(answer));

    public DeliveryOutcome Outcome { get; }

    public string Answer { get; }

    public static Delivery Sent(string answer) => new(DeliveryOutcome.Sent, answer);

    public static Delivery Refused(string answer) => new(DeliveryOutcome.Refused, answer);

    public static Delivery Later(string answer) => new(DeliveryOutcome.Later, answer);

    // Mail servers like to repeat whom they mean.
    private static string Clean(string answer)
    {
        var plain = Address().Replace(string.Concat(answer.Select(static letter => char.IsControl(letter) ? ' ' : letter)), "(address)");
        return plain.Length <= LongestAnswer ? plain : plain[..LongestAnswer];
    }

    [GeneratedRegex("[^\\s<>,;:\"'()]*@[^\\s<>,;\"'()]*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
