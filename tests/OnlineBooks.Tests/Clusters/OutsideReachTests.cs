using System.Collections.Immutable;
using Google.Protobuf.Reflection;
using OnlineBooks.Marketplace;
using OnlineBooks.Recommendations;
using OnlineBooks.Tests.Running;
using Posthouse.Security;
using Posthouse.Testing.Clusters;
using Posthouse.Testing.Outside;

namespace OnlineBooks.Tests.Clusters;

/// <summary>Every method of every contract that the shop is built with, asked for on the public port and on the one of the published contract: that contract answers, nothing else exists.</summary>
public sealed class OutsideReachTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static List<MethodDescriptor> Methods { get; } =
    [
        .. from service in BuiltContracts.ServicesOf(typeof(OutsideReachTests).Assembly)
           where !service.FullName.StartsWith("grpc.", StringComparison.Ordinal)
           from method in service.Methods
           select method,
    ];

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task Only_the_published_contract_can_be_called(string topology)
    {
        var listen = new Uri($"http://localhost:{RunningShop.FreePort()}");
        await using var shop = await TestCluster.StartAsync(
            Repository.At("apps", "OnlineBooks", "Host", "topologies", topology + ".json"),
            new TestClusterOptions
            {
                Compose = static app => app.Add<MarketplaceComponent>().Add<RecommendationsComponent>(),
                Listen = ImmutableSortedDictionary<string, Uri>.Empty.Add("Recommendations", listen),
            },
            Cancelled);

        foreach (var address in new[] { shop.Public.BaseAddress!, listen })
        {
            var token = new CallerTokens(ClusterKey.Create(), "front", TimeProvider.System).For(Caller.Component("Marketplace"));
            using var reach = new OutsideReach(address, [new(CallerTokens.MetadataKey, token)]);

            var giveaways = await reach.FindGiveawaysAsync(Methods.Where(static method => !IsOpen(method)), Cancelled);
            var missing = await reach.FindMissingAsync(Methods.Where(IsOpen), Cancelled);

            Assert.True(giveaways.Count == 0, string.Join("\n\n", giveaways.Take(5)));
            Assert.True(missing.Count == 0, string.Join("\n\n", missing.Take(5)));
        }

        Assert.Single(Methods, IsOpen);
        Assert.InRange(Methods.Count, 5, 100);
    }

    private static bool IsOpen(MethodDescriptor method) => method.FullName == "Recommendations.Recommend";
}
