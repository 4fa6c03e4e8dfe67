using Bank;
using PartnerHotels;

namespace HotelBooking.Tests.Clusters;

/// <summary>The systems outside, in the test's own process, each on a free port: the bank, three partner hotels.</summary>
internal sealed class StandIns : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private StandIns(DirectoryInfo folder, BankServer bank, IReadOnlyDictionary<string, PartnerHotelsServer> partners) => (_folder, Bank, Partners) = (folder, bank, partners);

    public BankServer Bank { get; }

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
        var bank = await BankServer.StartAsync(new BankServerOptions { Directory = Path.Combine(folder.FullName, "bank"), Clock = clock }, cancellationToken);
        var partners = new Dictionary<string, PartnerHotelsServer>(StringComparer.Ordinal);
        foreach (var name in (string[])["Meridian", "Albergo", "Nordhus"])
        {
            partners[name] = await PartnerHotelsServer.StartAsync(
                new PartnerHotelsOptions { Partner = name.ToLowerInvariant(), DataDirectory = Path.Combine(folder.FullName, name), Hotels = hotels, Time = clock }, cancellationToken);
        }

        return new StandIns(folder, bank, partners);
    }

    public async ValueTask DisposeAsync()
    {
        await Bank.DisposeAsync();
        foreach (var partner in Partners.Values)
        {
            await partner.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
