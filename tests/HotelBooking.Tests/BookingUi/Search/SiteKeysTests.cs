using System.Security.Cryptography;
using HotelBooking.BookingUi.Site;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Storage;

namespace HotelBooking.Tests.BookingUi.Search;

[Collection(SearchSiteCollection.Name)]
public sealed class SiteKeysTests(SearchSite site)
{
    private static readonly byte[] Secret = "the key of a reservation"u8.ToArray();

    [Fact]
    public async Task What_one_replica_sealed_another_opens()
    {
        var (one, other) = (await ReplicaAsync(), await ReplicaAsync());

        var sealedText = one.CreateProtector("visit").Protect(Secret);

        Assert.Equal(Secret, other.CreateProtector("visit").Unprotect(sealedText));
    }

    [Fact]
    public async Task What_was_sealed_for_one_purpose_opens_for_no_other()
    {
        var protector = await ReplicaAsync();

        var sealedText = protector.CreateProtector("visit").CreateProtector("a").Protect(Secret);

        Assert.ThrowsAny<CryptographicException>(() => protector.CreateProtector("visita").Unprotect(sealedText));
        Assert.ThrowsAny<CryptographicException>(() => protector.CreateProtector("visit").Unprotect(sealedText));
    }

    [Fact]
    public async Task A_change_of_any_byte_is_noticed()
    {
        var protector = (await ReplicaAsync()).CreateProtector("visit");
        var sealedText = protector.Protect(Secret);

        for (var at = 0; at < sealedText.Length; at++)
        {
            var changed = sealedText.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => protector.Unprotect(changed));
        }
    }

    [Fact]
    public async Task The_same_text_is_never_sealed_the_same_way()
    {
        var protector = (await ReplicaAsync()).CreateProtector("visit");

        Assert.NotEqual(protector.Protect(Secret), protector.Protect(Secret));
    }

    private async Task<SiteProtector> ReplicaAsync()
    {
        var services = site.Cluster.ServicesOf("BookingUi");
        var keys = new SiteKeys(services.GetRequiredService<Database>(), services.GetRequiredService<TimeProvider>());
        await keys.ReadyAsync(TestContext.Current.CancellationToken);
        return new SiteProtector(keys);
    }
}
