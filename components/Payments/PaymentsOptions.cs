using Posthouse.Components;

namespace Posthouse.Payments;

/// <summary>How payments are taken, and in whose name. Section <c>Payments</c>.</summary>
public sealed record PaymentsOptions : ICheckedOptions
{
    /// <summary>Origin of the bank's interface. Default: the stand-in bank on this machine; the real service is <c>https://api.stripe.com</c>.</summary>
    public Uri BankUrl { get; init; } = new("http://localhost:5010");

    /// <summary>The key with which the bank knows us. Default: the stand-in's.</summary>
    [Secret]
    public string ApiKey { get; init; } = "sk_test_posthouse";

    /// <summary>
    /// Secret of the bank's messages; several are separated by commas while one takes over from another. Default: none; the address for messages is then
    /// registered at the bank by this component itself, and the secret that the bank answers is kept in its database.
    /// </summary>
    [Secret]
    public string WebhookSecret { get; init; } = "";

    /// <summary>Who sells, as receipts and mails name it.</summary>
    public string LegalName { get; init; } = "Posthouse Stays Ltd";

    /// <summary>Where the seller sits, as receipts name it.</summary>
    public string LegalAddress { get; init; } = "1 Mail Road, Anytown";

    /// <summary>Begins the receipt and credit note numbers of the seller; 1 to 10 capital letters and digits. Each has gap-free series of its own.</summary>
    public string NumberPrefix { get; init; } = "PH";

    /// <summary>How long to wait for one answer of the bank, with all attempts after lost connections. Default 4 s, so that a caller who waits 10 s is told; 100 ms to 80 s.</summary>
    public TimeSpan BankTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How often a request whose connection was lost is made again, under its idempotency key. Default 2; 0 to 10.</summary>
    public int BankRetries { get; init; } = 2;

    /// <summary>How many requests within 30 s say that the bank fails, when at least half of them had no answer; then it is left alone. Default 10; 2 to 1,000.</summary>
    public int BankFailuresUntilLeftAlone { get; init; } = 10;

    /// <summary>How long every request ends at once, without one to the bank, after it has failed so often; then one tries. Default 2 s; 500 ms to 5 min.</summary>
    public TimeSpan BankLeftAloneFor { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the bank is asked about a payment that is under way, in case its message was lost. Default 20 s; 100 ms to 1 h.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How far the time in the bank's messages may be from ours. Default 5 min; 1 s to 1 h.</summary>
    public TimeSpan WebhookTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Most requests to the bank at once; others wait. Default 32; 1 to 1,000.</summary>
    public int BankConcurrency { get; init; } = 32;

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems() =>
    [
        .. When(!BankUrl.IsAbsoluteUri || BankUrl.Scheme is not ("http" or "https"), "BankUrl: give an absolute http or https address."),
        .. When(BankUrl is { IsAbsoluteUri: true, Scheme: "http", IsLoopback: false }, "BankUrl: use https for a bank on another machine."),
        .. When(ApiKey.Length == 0 || ApiKey.Any(char.IsWhiteSpace), "ApiKey: give the key as the bank shows it."),
        .. When(NumberPrefix.Length is 0 or > 10 || !NumberPrefix.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)), "NumberPrefix: give 1 to 10 capital letters and digits."),
        .. When(string.IsNullOrWhiteSpace(LegalName), "LegalName: say who sells."),
        .. Range(nameof(BankTimeout), BankTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(80)),
        .. When(BankRetries is < 0 or > 10, "BankRetries: give 0 to 10."),
        .. When(BankFailuresUntilLeftAlone is < 2 or > 1_000, "BankFailuresUntilLeftAlone: give 2 to 1,000."),
        .. Range(nameof(BankLeftAloneFor), BankLeftAloneFor, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(5)),
        .. Range(nameof(PollInterval), PollInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
        .. Range(nameof(WebhookTolerance), WebhookTolerance, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        .. When(BankConcurrency is < 1 or > 1_000, "BankConcurrency: give 1 to 1,000."),
    ];

    private static IEnumerable<string> When(bool isWrong, string problem) => isWrong ? [problem] : [];

    private static IEnumerable<string> Range(string name, TimeSpan value, TimeSpan least, TimeSpan most) =>
        When(value < least || value > most, $"{name}: give {least} to {most}.");
}
