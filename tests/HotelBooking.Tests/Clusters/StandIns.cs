using Bank;
using PartnerHotels;

namespace HotelBooking.Tests.Clusters;

/// <summary>The systems outside, in the test's own process, each on a free port: the bank, three partner hotels.</summary>
internal sealed class StandIns : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly TimeProvider _clock;

    private StandIns(DirectoryInfo folder, TimeProvider clock, BankServer bank, IReadOnlyDictionary<string, PartnerHotelsServer> partners) =>
        (_folder, _clock, Bank, Partners) = (folder, clock, bank, partners);

    public BankServer Bank { get; private set; }

    /// <summary>The partners by their names.</summary>
    public IReadOnlyDictionary<string, PartnerHotelsServer> Partners { get; }

    /// <summary>What the application is told about them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Payments:BankUrl", Bank.Address.GetLeftPart(UriPartial.Authority)),
        .. Partners.Select(static partner => KeyValuePair.Create($"Partners:{partner.Key}Url", partner.Value.Address.GetLeftPart(UriPartial.Authority))),
    ];

    public static async Task<StandIns> StartAsync(int hotels, TimeProvider clock, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("hotel-outside-");
        var bank = await StartBankAsync(folder, clock, port: 0, cancellationToken);
        var partners = new Dictionary<string, PartnerHotelsServer>(StringComparer.Ordinal);
        foreach (var name in (string[])["Meridian", "Albergo", "Nordhus"])
        {
            partners[name] = await PartnerHotelsServer.StartAsync(
                new PartnerHotelsOptions { Partner = name.ToLowerInvariant(), DataDirectory = Path.Combine(folder.FullName, name), Hotels = hotels, Time = clock }, cancellationToken);
        }

        return new StandIns(folder, clock, bank, partners);
    }

    /// <summary>Ends the bank; nothing listens at its address any more.</summary>
    public ValueTask StopBankAsync() => Bank.DisposeAsync();

    /// <summary>Starts the bank again where it was, with its books.</summary>
    public async Task StartBankAgainAsync(CancellationToken cancellationToken) => Bank = await StartBankAsync(_folder, _clock, Bank.Address.Port, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Bank.DisposeAsync();
        foreach (var partner in Partners.Values)
        {
            await partner.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static Task<BankServer> StartBankAsync(DirectoryInfo folder, TimeProvider clock, int port, CancellationToken cancellationToken) =>
        BankServer.StartAsync(new BankServerOptions { Directory = Path.Combine(folder.FullName, "bank"), Port = port, Clock = clock }, cancellationToken);
}
