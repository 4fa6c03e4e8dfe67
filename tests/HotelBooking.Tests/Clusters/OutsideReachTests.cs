using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using HotelBooking.Tests.Hostile;
using Posthouse.Contracts.Options.V1;
using Posthouse.Security;
using Posthouse.Testing.Outside;

namespace HotelBooking.Tests.Clusters;

/// <summary>Every method of every contract that the application is built with, asked for on the public port: those for outsiders answer wherever they run, all others do not exist.</summary>
public sealed class OutsideReachTests(HotelClusters clusters)
{
    private const string Standard = "grpc.";

    public static TheoryData<string> Topologies => ["one", "seven", "replicas"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static HashSet<string> Served { get; } = [.. ServedService.All.Select(static service => service.Descriptor.FullName)];

    private static List<MethodDescriptor> Methods { get; } =
        [.. BuiltContracts.ServicesOf(typeof(OutsideReachTests).Assembly).Where(static service => !service.FullName.StartsWith(Standard, StringComparison.Ordinal)).SelectMany(static service => service.Methods)];

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task Methods_for_components_answer_exactly_as_methods_that_nobody_has(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        using var reach = new OutsideReach(hotel.Application.Public.BaseAddress!, Forged());

        var giveaways = await reach.FindGiveawaysAsync(Methods.Where(static method => !IsOpen(method)), Cancelled);

        Assert.True(giveaways.Count == 0, string.Join("\n\n", giveaways.Take(5)));
        Assert.InRange(Methods.Count(static method => !IsOpen(method)), 25, 100);
    }

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task Methods_for_outsiders_answer_by_every_protocol(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        using var reach = new OutsideReach(hotel.Application.Public.BaseAddress!, []);

        var missing = await reach.FindMissingAsync(Methods.Where(IsOpen), Cancelled);

        Assert.True(missing.Count == 0, string.Join("\n\n", missing.Take(5)));
        Assert.InRange(Methods.Count(IsOpen), 15, 100);
    }

    [Theory]
    [MemberData(nameof(Topologies))]
    public async Task Neither_reflection_nor_health_knows_what_is_not_for_outsiders(string topology)
    {
        var hotel = await clusters.OfAsync(topology);
        using var channel = GrpcChannel.ForAddress(hotel.Application.Public.BaseAddress!);
        var hidden = Methods.Select(static method => method.Service).Distinct().Where(static service => !service.Methods.Any(IsOpen)).ToList();
        var shown = Methods.Select(static method => method.Service).Distinct().Except(hidden);

        var listed = (await ReflectAsync(channel, new ServerReflectionRequest { ListServices = "" })).ListServicesResponse.Service.Select(static service => service.Name);

        Assert.NotEmpty(hidden);
        Assert.Equal(shown.Select(static service => service.FullName).Order(StringComparer.Ordinal), listed.Where(static name => !name.StartsWith(Standard, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(hidden, service => Assert.Equal(StatusCode.NotFound, Health(channel, service.FullName)));
        foreach (var symbol in hidden.Select(static service => service.FullName).Concat(Methods.Where(static method => !IsOpen(method)).Select(static method => method.FullName)))
        {
            var answer = await ReflectAsync(channel, new ServerReflectionRequest { FileContainingSymbol = symbol });
            Assert.Equal((symbol, (int)StatusCode.NotFound), (symbol, answer.ErrorResponse?.ErrorCode ?? 0));
        }
    }

    private static bool IsOpen(MethodDescriptor method) =>
        Served.Contains(method.Service.FullName) && method.GetOptions()?.GetExtension(OptionsExtensions.Access) is Access.Public or Access.User;

    private static StatusCode Health(GrpcChannel channel, string service) =>
        Assert.Throws<RpcException>(() => new Health.HealthClient(channel).Check(new HealthCheckRequest { Service = service }, cancellationToken: Cancelled)).StatusCode;

    private static async Task<ServerReflectionResponse> ReflectAsync(GrpcChannel channel, ServerReflectionRequest question)
    {
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(cancellationToken: Cancelled);
        await call.RequestStream.WriteAsync(question, Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));
        await call.RequestStream.CompleteAsync();
        return call.ResponseStream.Current;
    }

    private static IEnumerable<KeyValuePair<string, string>> Forged()
    {
        var token = new CallerTokens(ClusterKey.Create(), "reservations", TimeProvider.System).For(Caller.Component("Reservations"));
        return [new(CallerTokens.MetadataKey, token), new("Posthouse-User", "01890a5d-ac96-774b-bcce-b302099a8057"), new("posthouse-budget", "1000"), new("X-Forwarded-For", "127.0.0.1"), new("Authorization", $"Bearer {token}")];
    }
}
